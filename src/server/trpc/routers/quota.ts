import { setAlertSettings } from "@/modules/quota/commands/alert-settings";
import { batchEdit, undoBatch } from "@/modules/quota/commands/batch";
import { adjustBooster } from "@/modules/quota/commands/booster";
import { correctBalance } from "@/modules/quota/commands/correct-balance";
import { createPool } from "@/modules/quota/commands/create-pool";
import { disableExhausted } from "@/modules/quota/commands/disable-exhausted";
import { addMembers, removeMembers } from "@/modules/quota/commands/members";
import { resetOverrides } from "@/modules/quota/commands/personal-pools";
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
import { countPools, listPools } from "@/modules/quota/queries/pools";
import {
  getPrepaid,
  listAllocations,
  listPrepaid,
  myAllocations,
  myPrepaid,
} from "@/modules/quota/queries/prepaid";
import { readPrepaidTotals } from "@/modules/quota/queries/prepaid-totals";
import { exposeCommand, exposeQuery, router } from "../init";

export const quotaRouter = router({
  overview: exposeQuery(readPoolsOverview),
  pools: exposeQuery(listPools),
  poolCount: exposeQuery(countPools),
  pool: exposeQuery(getPool),
  members: exposeQuery(listMembers),
  ledger: exposeQuery(listLedger),
  holds: exposeQuery(listHolds),
  createPool: exposeCommand(createPool),
  describePool: exposeCommand(describePool),
  changePlan: exposeCommand(changePlan),
  disablePool: exposeCommand(disablePool),
  enablePool: exposeCommand(enablePool),
  adjustBooster: exposeCommand(adjustBooster),
  addMembers: exposeCommand(addMembers),
  removeMembers: exposeCommand(removeMembers),
  resetOverrides: exposeCommand(resetOverrides),
  correctBalance: exposeCommand(correctBalance),
  rebuildPool: exposeCommand(rebuildPool),
  batches: exposeQuery(listBatches),
  batchItems: exposeQuery(listBatchItems),
  batchPreview: exposeQuery(previewBatch),
  batchEdit: exposeCommand(batchEdit),
  undoBatch: exposeCommand(undoBatch),
  refreshDue: exposeCommand(refreshDue),
  sweepHolds: exposeCommand(sweepHolds),
  prepaid: exposeQuery(getPrepaid),
  prepaidOf: exposeQuery(listPrepaid),
  prepaidTotals: exposeQuery(readPrepaidTotals),
  allocationFacts: exposeQuery(readAllocationFacts),
  allocations: exposeQuery(listAllocations),
  myPrepaid: exposeQuery(myPrepaid),
  myAllocations: exposeQuery(myAllocations),
  allocate: exposeCommand(allocateQuota),
  allocateMany: exposeCommand(allocateQuotas),
  deduct: exposeCommand(deductQuota),
  setAlertSettings: exposeCommand(setAlertSettings),
  disableExhausted: exposeCommand(disableExhausted),
});
