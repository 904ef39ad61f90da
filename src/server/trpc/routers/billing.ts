import { requestPoll } from "@/modules/billing/commands/cloud-request-poll";
import { readBurnDown, readMyBurnDown } from "@/modules/billing/queries/cloud-burn-down";
import { readCloudDashboard } from "@/modules/billing/queries/cloud-dashboard";
import { readCloudOverview } from "@/modules/billing/queries/cloud-overview";
import { listPolls } from "@/modules/billing/queries/cloud-polls";
import { listSpenders } from "@/modules/billing/queries/cloud-spenders";
import {
  listCloudSpending,
  readCloudSpending,
  readMySpending,
} from "@/modules/billing/queries/cloud-spending";
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
  cloudOverview: exposeQuery(readCloudOverview),
  cloudDashboard: exposeQuery(readCloudDashboard),
  cloudSpending: exposeQuery(readCloudSpending),
  cloudSpendingOf: exposeQuery(listCloudSpending),
  spenders: exposeQuery(listSpenders),
  burnDown: exposeQuery(readBurnDown),
  mySpending: exposeQuery(readMySpending),
  myBurnDown: exposeQuery(readMyBurnDown),
});
