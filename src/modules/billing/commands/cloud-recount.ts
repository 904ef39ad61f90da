import { command } from "@/core/operation";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { spendAudits } from "@/modules/quota/commands/spend-audits";
import { lockBillAccount } from "../internal/cloud-leases";
import { recount } from "../internal/cloud-recount";
import { RecountSpending, SpendingRecounted } from "../schema/cloud-polls";

/**
 * Counts a sub-account's spending again from the bills that are known: after its first allocation,
 * and when projects began or ceased to count for it. Doing it again changes nothing.
 * @throws iam.sub_account_not_found
 */
export const recountSpending = command({
  id: "billing.recountSpending",
  access: { jobs: ["billing.recountSpending"] },
  input: RecountSpending,
  output: SpendingRecounted,
  async run({ db, actor, now }, { subAccountId }) {
    const result = { subAccountId };
    const { cloudAccountId } = await requireSubAccount(db, subAccountId);
    if (cloudAccountId === null) return { result, audit: null };
    const { asOf } = await lockBillAccount(db, cloudAccountId);
    const by = { scope: { subAccountId }, asOf, requestedBy: actor.id, now };
    const events = await recount(db, cloudAccountId, by);
    return { result, audit: spendAudits(events), events };
  },
});
