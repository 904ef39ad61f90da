import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { type Switched, switchMany, switchOne } from "../internal/switching";
import { subAccountNotFound } from "../queries/sub-account";
import {
  DisableSubAccount,
  DisableSubAccounts,
  EnableSubAccount,
  EnableSubAccounts,
  StatusChanged,
  StatusesChanged,
} from "../schema/status";

/** Systems such as AirDrama do the same by `iam:status`. */
const access = { capability: "iam.accounts.write", scope: "iam:status" } as const;

/**
 * Disables a sub-account by a person's reason: everything it may do in the cloud is taken away, and
 * kept to be given back (product.md §2). Its portal sign-in stays, to show why.
 * @throws iam.sub_account_not_found, iam.sub_account_busy
 */
export const disableSubAccount = command({
  id: "iam.disableSubAccount",
  access,
  safeguards: ["reason"],
  input: DisableSubAccount,
  output: StatusChanged,
  async run({ db, actor, now }, { subAccountId, as, reason }) {
    const asked = { to: "disabled" as const, reasons: [as], note: reason, actor, now };
    return answerOne(await switchOne(db, subAccountId, asked));
  },
});

/**
 * Lifts a person's reasons; once none is left, what was taken away is given back. Says which are left.
 * @throws iam.sub_account_not_found, iam.sub_account_busy
 */
export const enableSubAccount = command({
  id: "iam.enableSubAccount",
  access,
  input: EnableSubAccount,
  output: StatusChanged,
  async run({ db, actor, now }, { subAccountId, lift }) {
    const asked = { to: "enabled" as const, reasons: lift, note: null, actor, now };
    const { result, audit, events } = answerOne(await switchOne(db, subAccountId, asked));
    return { result, events, audit: audit && { ...audit, reason: null } };
  },
});

/** Disables up to 500 sub-accounts by one reason; what cannot be done for one is its line's answer. */
export const disableSubAccounts = command({
  id: "iam.disableSubAccounts",
  access,
  safeguards: ["reason"],
  input: DisableSubAccounts,
  output: StatusesChanged,
  async run({ db, actor, now }, { subAccountIds, as, reason }) {
    const asked = { to: "disabled" as const, reasons: [as], note: reason, actor, now };
    return answerMany(await switchMany(db, subAccountIds, asked));
  },
});

/** Lifts a person's reasons of up to 500 sub-accounts. */
export const enableSubAccounts = command({
  id: "iam.enableSubAccounts",
  access,
  input: EnableSubAccounts,
  output: StatusesChanged,
  async run({ db, actor, now }, { subAccountIds, lift }) {
    const asked = { to: "enabled" as const, reasons: lift, note: null, actor, now };
    const { audit, ...rest } = answerMany(await switchMany(db, subAccountIds, asked));
    return { ...rest, audit: audit.map((row) => ({ ...row, reason: null })) };
  },
});

function answerOne({ result, audit, events }: Switched) {
  const { subAccountId, outcome, reasonsLeft } = result;
  if (outcome === "not_found") throw subAccountNotFound();
  if (outcome === "busy") {
    throw new DomainError("conflict", "iam.sub_account_busy", { state: "deleting" });
  }
  const changed = outcome === "changed";
  return { result: { subAccountId, changed, reasonsLeft }, audit: audit ?? null, events };
}

function answerMany(switched: readonly Switched[]) {
  const results = switched.map(({ result }) => result);
  return {
    result: { changed: results.filter(({ outcome }) => outcome === "changed").length, results },
    audit: switched.flatMap(({ audit }) => audit ?? []),
    events: switched.flatMap(({ events }) => events),
  };
}
