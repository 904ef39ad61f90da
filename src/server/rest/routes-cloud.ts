import { readCloudSpending } from "@/modules/billing/queries/cloud-spending";
import { disableSubAccount, enableSubAccount } from "@/modules/iam/commands/status";
import { getSubAccount } from "@/modules/iam/queries/get-sub-account";
import { listSubAccounts } from "@/modules/iam/queries/list-sub-accounts";
import { allocateQuota } from "@/modules/quota/commands/prepaid";
import { getPrepaid, listAllocations } from "@/modules/quota/queries/prepaid";
import { type Route, route } from "./route";

/** Cloud sub-accounts: how they stand, their prepaid quota and what they have spent. */
export const cloudRoutes: readonly Route[] = [
  route("GET /sub-accounts", listSubAccounts),
  route("GET /sub-accounts/{sub_account_id}", getSubAccount),
  route("POST /sub-accounts/{sub_account_id}/disable", disableSubAccount),
  route("POST /sub-accounts/{sub_account_id}/enable", enableSubAccount),
  route("GET /sub-accounts/{sub_account_id}/quota", getPrepaid),
  route("GET /sub-accounts/{sub_account_id}/spending", readCloudSpending),
  route("GET /sub-accounts/{sub_account_id}/allocations", listAllocations),
  route("POST /sub-accounts/{sub_account_id}/allocations", allocateQuota, { status: () => 201 }),
];
