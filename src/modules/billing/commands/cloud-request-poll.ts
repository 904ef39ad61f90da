import { eq } from "drizzle-orm";
import { command } from "@/core/operation";
import { cloudOf } from "@/modules/iam/queries/cloud";
import { billAccounts } from "../cloud-tables";
import { PollRequested } from "../events";
import { lockBillAccount } from "../internal/cloud-leases";
import { PollWanted, RequestPoll } from "../schema/cloud-polls";

/**
 * Asks for a poll of a cloud account's bills now; a job carries it out. Asking twice before it has
 * begun changes nothing.
 * @throws cloud_account.not_found, cloud_account.switched_off
 */
export const requestPoll = command({
  id: "billing.requestPoll",
  access: { capability: "iam.accounts.write" },
  input: RequestPoll,
  output: PollWanted,
  async run({ db, now }, { cloudAccountId }) {
    await cloudOf(db, cloudAccountId);
    const { wantedAt } = await lockBillAccount(db, cloudAccountId);
    const result = { cloudAccountId };
    if (wantedAt) return { result, audit: null };

    await db
      .update(billAccounts)
      .set({ wantedAt: now })
      .where(eq(billAccounts.cloudAccountId, cloudAccountId));

    return {
      result,
      audit: {
        action: "cloud_account.bills.poll",
        targetType: "cloud_account",
        targetId: cloudAccountId,
        old: null,
        new: null,
        reason: null,
      },
      events: [{ name: PollRequested.name, data: { cloudAccountId } }],
    };
  },
});
