import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { MonitoringChanged } from "../events";
import { closeAll } from "../internal/leaving";
import { openChange } from "../internal/opening";
import { supersedeAll } from "../internal/superseding";
import { lockSubAccount } from "../queries/sub-account";
import { DeleteSubAccount, Deleting } from "../schema/editing";
import { subAccounts } from "../tables";

/**
 * Deletes a sub-account with all that hangs on it: access keys, Ark keys, policies, console login,
 * user. Its portal sign-in ends at once; spend, quota and history stay.
 * @throws iam.sub_account_not_found, iam.sub_account_busy
 */
export const deleteSubAccount = command({
  id: "iam.deleteSubAccount",
  access: { capability: "iam.accounts.write" },
  safeguards: ["reason", "confirmation"],
  input: DeleteSubAccount,
  output: Deleting,
  async run({ db, actor, now }, { subAccountId, reason }) {
    const account = await lockSubAccount(db, subAccountId);
    const { cloudAccountId, displayName, state, userName, username } = account;
    if (state !== "ready") throw new DomainError("conflict", "iam.sub_account_busy", { state });

    await db
      .update(subAccounts)
      .set({ state: "deleting", loginEnabled: false, sessionsValidFrom: now })
      .where(eq(subAccounts.id, subAccountId));
    const withdrawn = await supersedeAll(db, subAccountId, now);
    const changeId = cloudAccountId === null ? null : randomUUID();
    const opened = changeId
      ? await openChange(db, {
          id: changeId,
          subAccountId,
          kind: "delete",
          detail: { note: reason },
          items: [...withdrawn, { verb: "plan" }],
          requestedBy: actor.id,
          now,
        })
      : [];
    if (!changeId) await closeAll(db, subAccountId, "deleted");

    return {
      result: { subAccountId, changeId },
      events: [...opened, { name: MonitoringChanged.name, data: { subAccountId } }],
      audit: {
        action: "sub_account.delete",
        targetType: "sub_account",
        targetId: subAccountId,
        old: { userName, username, displayName },
        new: null,
        reason,
      },
    };
  },
});
