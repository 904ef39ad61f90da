import { CloudError } from "../gateway/cloud-error";
import type { Refusals } from "../gateway/parameters";

/** How Ark refuses parameters (volcengine.md §3.4). */
export const arkRefusals: Refusals = {
  missing: (name) =>
    new CloudError(
      `MissingParameter.${name}`,
      400,
      `The required parameter ${name} is missing in the request.`,
    ),
  invalid: (name, value, why) =>
    new CloudError(
      `InvalidParameter.${name}`,
      400,
      `The parameter ${name} '${value}' is invalid: ${why}.`,
    ),
};

/** Code and status are UNCONFIRMED. */
export const arkAbsent = (what: string, id: string | number) =>
  new CloudError("ResourceNotFound", 404, `The specified ${what} '${id}' is not found.`);
