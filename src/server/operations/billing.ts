import type { AnyOperation } from "@/core/operation";
import { recordCharge, recordCharges, settleHold } from "@/modules/billing/commands/charges";
import { checkBalance } from "@/modules/billing/commands/check-balance";
import { releaseHold } from "@/modules/billing/commands/holds";

export const billingOperations: readonly AnyOperation[] = [
  recordCharge,
  recordCharges,
  settleHold,
  checkBalance,
  releaseHold,
];
