import type { AnyOperation } from "@/core/operation";
import { recordCharge, recordCharges, settleHold } from "@/modules/billing/commands/charges";
import { checkBalance } from "@/modules/billing/commands/check-balance";
import { exportSpending } from "@/modules/billing/commands/cloud-export-spending";
import { pollBills } from "@/modules/billing/commands/cloud-poll";
import { recountSpending } from "@/modules/billing/commands/cloud-recount";
import { requestPoll } from "@/modules/billing/commands/cloud-request-poll";
import { readCloudUsage } from "@/modules/billing/commands/cloud-usage";
import { releaseHold } from "@/modules/billing/commands/holds";
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
import { listSpendingDays } from "@/modules/billing/queries/cloud-spending-days";
import { readOverview } from "@/modules/billing/queries/overview";
import { previewCheck } from "@/modules/billing/queries/preview-check";
import { readConsumption, readUsage } from "@/modules/billing/queries/usage";

export const billingOperations: readonly AnyOperation[] = [
  readOverview,
  readCloudDashboard,
  readConsumption,
  readUsage,
  previewCheck,
  recordCharge,
  recordCharges,
  settleHold,
  checkBalance,
  releaseHold,
  pollBills,
  recountSpending,
  requestPoll,
  listPolls,
  readCloudUsage,
  readCloudSpending,
  listCloudSpending,
  readMySpending,
  readBurnDown,
  readMyBurnDown,
  readCloudOverview,
  listSpenders,
  listSpendingDays,
  exportSpending,
];
