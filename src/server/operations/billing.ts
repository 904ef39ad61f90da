import type { AnyOperation } from "@/core/operation";
import { recordCharge, recordCharges, settleHold } from "@/modules/billing/commands/charges";
import { checkBalance } from "@/modules/billing/commands/check-balance";
import { releaseHold } from "@/modules/billing/commands/holds";
import { readOverview } from "@/modules/billing/queries/overview";

export const billingOperations: readonly AnyOperation[] = [
  readOverview,
  recordCharge,
  recordCharges,
  settleHold,
  checkBalance,
  releaseHold,
];
