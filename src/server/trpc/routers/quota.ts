import { adjustBooster } from "@/modules/quota/commands/booster";
import { createPool } from "@/modules/quota/commands/create-pool";
import { addMembers, removeMembers } from "@/modules/quota/commands/members";
import { resetOverrides } from "@/modules/quota/commands/personal-pools";
import { changePlan, describePool } from "@/modules/quota/commands/settings";
import { disablePool, enablePool } from "@/modules/quota/commands/status";
import { listMembers } from "@/modules/quota/queries/members";
import { listHolds, listLedger } from "@/modules/quota/queries/money";
import { getPool, poolModels } from "@/modules/quota/queries/pool";
import { countPools, listPools } from "@/modules/quota/queries/pools";
import { exposeCommand, exposeQuery, router } from "../init";

export const quotaRouter = router({
  pools: exposeQuery(listPools),
  poolCount: exposeQuery(countPools),
  pool: exposeQuery(getPool),
  poolModels: exposeQuery(poolModels),
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
});
