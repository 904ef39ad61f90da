import { poolNotFound } from "@/core/access";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { readSetting } from "@/modules/config/queries/settings";
import { personalPoolTemplates } from "@/modules/config/schema/templates";
import { modelsOf } from "@/modules/policy/queries/pool-models";
import { subjectKind, templateRole } from "@/modules/policy/rules/names";
import { PoolModelList, PoolModels } from "@/modules/policy/schema/models";
import { requirePool } from "../internal/pools";

/**
 * Which approaches a pool, or a template of personal pools, opens to its members in a domain, and
 * the rules that decide it.
 * @throws quota.pool_not_found
 */
export const poolModels = query({
  id: "quota.poolModels",
  access: {
    capability: "workspaces.detail.read",
    scope: "pools:read",
    grant: { on: "uniauth/bill", pool: ({ pool }) => pool },
  },
  input: PoolModels,
  output: PoolModelList,
  async run({ db, now }, input) {
    await requireOpener(db, input.pool);
    return modelsOf(db, input, now);
  },
});

async function requireOpener(db: Db, name: string): Promise<void> {
  if (subjectKind(name) !== "template") {
    await requirePool(db, name);
    return;
  }
  const templates = await readSetting(db, personalPoolTemplates);
  if (!templates.some((template) => templateRole(template.name) === name)) throw poolNotFound(name);
}
