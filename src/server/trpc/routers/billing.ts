import { requestPoll } from "@/modules/billing/commands/cloud-request-poll";
import { listPolls } from "@/modules/billing/queries/cloud-polls";
import { readOverview } from "@/modules/billing/queries/overview";
import { previewCheck } from "@/modules/billing/queries/preview-check";
import { readConsumption } from "@/modules/billing/queries/usage";
import { exposeCommand, exposeQuery, router } from "../init";

export const billingRouter = router({
  overview: exposeQuery(readOverview),
  consumption: exposeQuery(readConsumption),
  previewCheck: exposeQuery(previewCheck),
  polls: exposeQuery(listPolls),
  requestPoll: exposeCommand(requestPoll),
});
