import { readCloudSpending } from "@/modules/billing/queries/cloud-spending";
import { allocateQuota } from "@/modules/quota/commands/prepaid";
import { getPrepaid, listAllocations } from "@/modules/quota/queries/prepaid";
import { type Route, route } from "./route";

/** Cloud sub-accounts: their prepaid quota and what they have spent. */
export const cloudRoutes: readonly Route[] = [
  route("GET /sub-accounts/{sub_account_id}/quota", getPrepaid),
  route("GET /sub-accounts/{sub_account_id}/spending", readCloudSpending),
  route("GET /sub-accounts/{sub_account_id}/allocations", listAllocations),
  route("POST /sub-accounts/{sub_account_id}/allocations", allocateQuota, { status: () => 201 }),
];
