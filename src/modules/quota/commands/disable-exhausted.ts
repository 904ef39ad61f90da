import type { z } from "zod";
import { DomainError } from "@/core/errors";
import { formatMoney } from "@/core/money";
import { type Call, command, type Facts } from "@/core/operation";
import { disableFor } from "@/modules/iam/commands/reasons";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { lockPrepaid } from "../internal/prepaid-rows";
import { DisableExhausted, ExhaustedDisabled } from "../schema/prepaid";

/**
 * A person's answer where the mode is to ask: disables a sub-account whose quota is used up, for the
 * reason `exhausted`, so that a later allocation lifts it. Doing it twice changes nothing.
 * @throws iam.sub_account_not_found, quota.not_exhausted (conflict)
 */
export const disableExhausted = command({
  id: "quota.disableExhausted",
  access: { capability: "iam.accounts.write" },
  safeguards: ["reason"],
  input: DisableExhausted,
  output: ExhaustedDisabled,
  async run(call, asked) {
    const facts = await disableExhaustedIn(call, asked);
    return { result: { subAccountId: asked.subAccountId }, ...facts };
  },
});

/** The same in the caller's transaction, for who has more to do in it. */
export async function disableExhaustedIn(
  { actor, db, now }: Pick<Call, "actor" | "db" | "now">,
  { subAccountId, reason: note }: z.output<typeof DisableExhausted>,
): Promise<Facts<string>> {
  const prepaid = (await lockPrepaid(db, [subAccountId])).get(subAccountId);
  const { disabledReasons } = await requireSubAccount(db, subAccountId);
  if (!prepaid?.exhausted) throw new DomainError("conflict", "quota.not_exhausted");
  if (disabledReasons.includes("exhausted")) return { audit: null };

  const asked = { reason: "exhausted", note, requestedBy: actor.id, now } as const;
  const events = await disableFor(db, subAccountId, asked);
  return {
    audit: {
      action: "sub_account.exhausted.disable",
      targetType: "sub_account",
      targetId: subAccountId,
      old: null,
      new: { spent: formatMoney(prepaid.spent), allocated: formatMoney(prepaid.allocated) },
      reason: note,
    },
    events,
  };
}
