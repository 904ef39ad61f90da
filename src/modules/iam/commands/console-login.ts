import { randomUUID } from "node:crypto";
import { command } from "@/core/operation";
import { editAccess, requireEditable, withdrawConflicting } from "../internal/editing";
import { openChange } from "../internal/opening";
import { lockSubAccount } from "../queries/sub-account";
import { noEdit } from "../rules/edits";
import { AllowConsoleLogin, ConsoleLoginSet, SetConsolePassword } from "../schema/editing";

/**
 * Sets or resets the password of the cloud's console, which is not AirGate's; it travels sealed and
 * is erased once the cloud has it. While the sub-account is disabled the password is set and the
 * login stays shut until the enable.
 * @throws iam.sub_account_not_found, iam.no_cloud_user, iam.sub_account_busy
 */
export const setConsolePassword = command({
  id: "iam.setConsolePassword",
  access: { capability: "iam.accounts.write" },
  safeguards: ["confirmation"],
  input: SetConsolePassword,
  output: ConsoleLoginSet,
  async run({ db, actor, now }, { subAccountId, password, allowed, resetRequired }) {
    const account = requireEditable(await lockSubAccount(db, subAccountId));
    const { kept } = await editAccess(db, account, { ...noEdit, login: allowed });
    const item = {
      verb: "set_password" as const,
      allowed: allowed && kept === "cloud",
      resetRequired,
    };
    await withdrawConflicting(db, subAccountId, [item]);
    const changeId = randomUUID();
    const events = await openChange(db, {
      id: changeId,
      subAccountId,
      kind: "console_login",
      items: [item],
      secret: password,
      requestedBy: actor.id,
      now,
    });

    return {
      result: { changeId, kept },
      events,
      audit: {
        action: "sub_account.console_password.set",
        targetType: "sub_account",
        targetId: subAccountId,
        old: null,
        new: { allowed, resetRequired, kept },
        reason: null,
      },
    };
  },
});

/**
 * Allows or forbids console login (`volc_login_allowed`).
 * @throws iam.sub_account_not_found, iam.no_cloud_user, iam.sub_account_busy
 */
export const allowConsoleLogin = command({
  id: "iam.allowConsoleLogin",
  access: { capability: "iam.accounts.write" },
  input: AllowConsoleLogin,
  output: ConsoleLoginSet,
  async run({ db, actor, now }, { subAccountId, allowed }) {
    const account = requireEditable(await lockSubAccount(db, subAccountId));
    const { kept, items } = await editAccess(db, account, { ...noEdit, login: allowed });
    const changeId = items.length > 0 ? randomUUID() : null;
    const change = { subAccountId, kind: "console_login" as const, requestedBy: actor.id, now };
    const events = changeId ? await openChange(db, { ...change, id: changeId, items }) : [];

    return {
      result: { changeId, kept },
      events,
      audit: {
        action: allowed ? "sub_account.console_login.allow" : "sub_account.console_login.forbid",
        targetType: "sub_account",
        targetId: subAccountId,
        old: null,
        new: { allowed, kept },
        reason: null,
      },
    };
  },
});
