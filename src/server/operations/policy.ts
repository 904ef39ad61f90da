import type { AnyOperation } from "@/core/operation";
import { addRules, removeRules } from "@/modules/policy/commands/rules";
import { setPoolModels } from "@/modules/policy/commands/set-pool-models";
import { enforce } from "@/modules/policy/queries/enforce";
import { explain } from "@/modules/policy/queries/explain";
import { listRules } from "@/modules/policy/queries/list-rules";
import { personPools } from "@/modules/policy/queries/person-pools";

export const policyOperations: readonly AnyOperation[] = [
  addRules,
  removeRules,
  setPoolModels,
  enforce,
  explain,
  listRules,
  personPools,
];
