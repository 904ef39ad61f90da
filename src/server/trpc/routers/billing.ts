import { readOverview } from "@/modules/billing/queries/overview";
import { readConsumption } from "@/modules/billing/queries/usage";
import { exposeQuery, router } from "../init";

export const billingRouter = router({
  overview: exposeQuery(readOverview),
  consumption: exposeQuery(readConsumption),
});
