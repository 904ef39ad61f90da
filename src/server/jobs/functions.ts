import type { Inngest } from "inngest";
import { accessFunctions } from "./access";
import { alertsFunctions } from "./alerts";
import { auditFunctions } from "./audit";
import { billingCloudFunctions } from "./billing-cloud";
import { iamFunctions } from "./iam";
import { iamSyncFunctions } from "./iam-sync";
import { jobsFunctions } from "./jobs";
import { quotaFunctions } from "./quota";

/** Every background job of the product, for the embedded runner and an Inngest server alike. */
export const functions = (client: Inngest) => [
  ...accessFunctions(client),
  ...alertsFunctions(client),
  ...auditFunctions(client),
  ...billingCloudFunctions(client),
  ...iamFunctions(client),
  ...iamSyncFunctions(client),
  ...jobsFunctions(client),
  ...quotaFunctions(client),
];
