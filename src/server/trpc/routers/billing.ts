import { readConsumption } from "@/modules/billing/queries/usage";
import { exposeQuery, router } from "../init";

export const billingRouter = router({
  consumption: exposeQuery(readConsumption),
});
