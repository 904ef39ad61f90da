import { CloudError } from "../gateway/cloud-error";
import type { Refusals } from "../gateway/parameters";

/** Billing has one code for all of it (volcengine.md §3.4). */
export const billingRefusals: Refusals = {
  missing: (name) => new CloudError("InvalidParam", 400, `Parameter ${name} is required.`),
  invalid: (name, value, why) =>
    new CloudError("InvalidParam", 400, `Parameter ${name} '${value}' is invalid: ${why}.`),
};
