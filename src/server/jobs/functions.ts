import type { Inngest } from "inngest";
import { jobsFunctions } from "./jobs";
import { quotaFunctions } from "./quota";

/** Every background job of the product, for the embedded runner and an Inngest server alike. */
export const functions = (client: Inngest) => [...jobsFunctions(client), ...quotaFunctions(client)];
