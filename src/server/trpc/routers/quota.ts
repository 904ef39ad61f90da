import { batchEdit, undoBatch } from "@/modules/quota/commands/batch";
import { adjustBooster } from "@/modules/quota/commands/booster";
import { correctBalance } from "@/modules/quota/commands/correct-balance";
import { createPool } from "@/modules/quota/commands/create-pool";
import { addMembers, removeMembers } from "@/modules/quota/commands/members";
import { resetOverrides } from "@/modules/quota/commands/personal-pools";
import { rebuildPool } from "@/modules/quota/commands/rebuild-pool";
import { changePlan, describePool } from "@/modules/quota/commands/settings";
import { disablePool, enablePool } from "@/modules/quota/commands/status";
import { refreshDue, sweepHolds } from "@/modules/quota/commands/upkeep";
import { listBatches, listBatchItems, previewBatch } from "@/modules/quota/queries/batches";
import { listMembers } from "@/modules/quota/queries/members";
import { listHolds, listLedger } from "@/modules/quota/queries/money";
import { readPoolsOverview } from "@/modules/quota/queries/overview";
import { getPool } from "@/modules/quota/queries/pool";
import { countPools, listPools } from "@/modules/quota/queries/pools";
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
});
