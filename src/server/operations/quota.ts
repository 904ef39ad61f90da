import type { AnyOperation } from "@/core/operation";
import { adjustBooster } from "@/modules/quota/commands/booster";
import { createPool } from "@/modules/quota/commands/create-pool";
import { addMembers, removeMembers } from "@/modules/quota/commands/members";
import { resetOverrides, signInPerson } from "@/modules/quota/commands/personal-pools";
import { changePlan, describePool } from "@/modules/quota/commands/settings";
import { disablePool, enablePool } from "@/modules/quota/commands/status";
import { listMembers } from "@/modules/quota/queries/members";
import { listHolds, listLedger } from "@/modules/quota/queries/money";
import { readPoolsOverview } from "@/modules/quota/queries/overview";
import { getPool } from "@/modules/quota/queries/pool";
import { poolModels } from "@/modules/quota/queries/pool-models";
import { countPools, listPools } from "@/modules/quota/queries/pools";

export const quotaOperations: readonly AnyOperation[] = [
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
];
