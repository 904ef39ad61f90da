import type { AnyOperation } from "@/core/operation";
import { setAlertSettings } from "@/modules/quota/commands/alert-settings";
import { batchEdit, undoBatch } from "@/modules/quota/commands/batch";
import { adjustBooster } from "@/modules/quota/commands/booster";
import { correctBalance } from "@/modules/quota/commands/correct-balance";
import { createPool } from "@/modules/quota/commands/create-pool";
import { disableExhausted } from "@/modules/quota/commands/disable-exhausted";
import { exportAllocations } from "@/modules/quota/commands/export-allocations";
import { exportPools } from "@/modules/quota/commands/export-pools";
import { addMembers, removeMembers } from "@/modules/quota/commands/members";
import { resetOverrides, signInPerson } from "@/modules/quota/commands/personal-pools";
import { allocateQuota, allocateQuotas, deductQuota } from "@/modules/quota/commands/prepaid";
import { rebuildPool } from "@/modules/quota/commands/rebuild-pool";
import { changePlan, describePool } from "@/modules/quota/commands/settings";
import { disablePool, enablePool } from "@/modules/quota/commands/status";
import { refreshDue, sweepHolds } from "@/modules/quota/commands/upkeep";
import { readAllocationFacts } from "@/modules/quota/queries/allocation-facts";
import { listBatches, listBatchItems, previewBatch } from "@/modules/quota/queries/batches";
import { listMembers } from "@/modules/quota/queries/members";
import { listHolds, listLedger } from "@/modules/quota/queries/money";
import { readPoolsOverview } from "@/modules/quota/queries/overview";
import { getPool } from "@/modules/quota/queries/pool";
import { poolModels } from "@/modules/quota/queries/pool-models";
import { countPools, listPools } from "@/modules/quota/queries/pools";
import {
  getPrepaid,
  listAllocations,
  listPrepaid,
  myAllocations,
  myPrepaid,
} from "@/modules/quota/queries/prepaid";
import { readPrepaidTotals } from "@/modules/quota/queries/prepaid-totals";

export const quotaOperations: readonly AnyOperation[] = [
  exportPools,
  readPoolsOverview,
  adjustBooster,
  createPool,
  addMembers,
  removeMembers,
  resetOverrides,
  signInPerson,
  changePlan,
  describePool,
  disablePool,
  enablePool,
  listMembers,
  listHolds,
  listLedger,
  getPool,
  poolModels,
  countPools,
  listPools,
  correctBalance,
  rebuildPool,
  previewBatch,
  batchEdit,
  undoBatch,
  listBatches,
  listBatchItems,
  refreshDue,
  sweepHolds,
  allocateQuota,
  allocateQuotas,
  deductQuota,
  setAlertSettings,
  disableExhausted,
  getPrepaid,
  listPrepaid,
  listAllocations,
  exportAllocations,
  readPrepaidTotals,
  readAllocationFacts,
  myPrepaid,
  myAllocations,
];
