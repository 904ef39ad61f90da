import { type Actions, type Call, read } from "../action";
import { keyQuota } from "./access-keys";

export const summaryActions: Actions = {
  GetAccountSummary: read(getAccountSummary, "query or json"),
};

/** The real quotas of an account; a client asks for them instead of knowing them. */
function getAccountSummary({ resources }: Call) {
  return {
    SummaryMap: {
      UsersQuota: 1000,
      UsersUsage: resources.users.length,
      AccessKeysPerUserQuota: keyQuota,
      AccessKeysPerAccountQuota: keyQuota,
      AttachedPoliciesPerUserQuota: 20,
      AttachedSystemPoliciesPerUserQuota: 100,
      PoliciesQuota: 1500,
      PoliciesUsage: resources.customPolicies.length,
    },
  };
}
