import { readOverview } from "@/modules/billing/queries/overview";
import { previewCheck } from "@/modules/billing/queries/preview-check";
import { readConsumption } from "@/modules/billing/queries/usage";
import { exposeQuery, router } from "../init";

export const billingRouter = router({
  overview: exposeQuery(readOverview),
  consumption: exposeQuery(readConsumption),
  previewCheck: exposeQuery(previewCheck),
});
