import { addRules, removeRules } from "@/modules/policy/commands/rules";
import { setPoolModels } from "@/modules/policy/commands/set-pool-models";
import { enforce } from "@/modules/policy/queries/enforce";
import { explain } from "@/modules/policy/queries/explain";
import { listRules } from "@/modules/policy/queries/list-rules";
import { personPools } from "@/modules/policy/queries/person-pools";
import { poolModels } from "@/modules/quota/queries/pool-models";
import { exposeCommand, exposeQuery, router } from "../init";

export const policyRouter = router({
  rules: exposeQuery(listRules),
  addRules: exposeCommand(addRules),
  removeRules: exposeCommand(removeRules),
  enforce: exposeQuery(enforce),
  explain: exposeQuery(explain),
  poolModels: exposeQuery(poolModels),
  setPoolModels: exposeCommand(setPoolModels),
  personPools: exposeQuery(personPools),
});
