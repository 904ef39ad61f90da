import type { Db } from "@/core/db";
import { env } from "@/core/env";
import { approachIndex, offeredIn } from "@/modules/config/queries/approaches";
import {
  indexRules,
  matching,
  mayUseModel,
  type PolicyIndex,
  type Question,
} from "../rules/decide";
import { entryQuestion, modelQuestion, toRule } from "../rules/questions";
import type { PoolModelList, PoolModels } from "../schema/models";
import type { PolicyRule } from "../schema/rules";
import { groupingsOf } from "./enforce";
import { rulesOf } from "./list-rules";

/**
 * Which approaches a pool opens to its members, and the rules that decide it. Rules of single people
 * come on top; `policy.explain` tells of them. A pool without rules opens nothing. Whether there is
 * such a pool is the quota slice's to know.
 */
export async function modelsOf(
  db: Db,
  { pool, dom = env().AIRGATE_DOMAIN }: PoolModels,
  now: Date,
): Promise<PoolModelList> {
  const [approaches, groupings] = await Promise.all([
    approachIndex().get(),
    groupingsOf(db, { sub: pool }),
  ]);
  const template = groupings.find(({ member }) => member === pool)?.role ?? null;
  const subjects = template === null ? [pool] : [pool, template];
  const stored = await rulesOf(db, subjects);
  const index = indexRules(stored.map(toRule));
  const base = { subjects, dom, at: now.getTime() };
  const models = [...approaches].map(([approach_id, state]) => ({
    approach_id,
    access: mayUseModel(index, base, approach_id),
    offered: offeredIn(state, dom),
    because: because(index, stored, modelQuestion(base, approach_id)),
  }));
  return { pool, dom, template, models: models.sort(byId) };
}

/** The rules on the model, and the denies on the platform's entry. */
function because(index: PolicyIndex, stored: readonly PolicyRule[], question: Question) {
  const entry = matching(index, entryQuestion(question)).filter(({ eft }) => eft === "deny");
  const ids = new Set([...matching(index, question), ...entry].map(({ id }) => id));
  return stored.filter(({ id }) => ids.has(id));
}

const byId = (a: { approach_id: string }, b: { approach_id: string }) =>
  a.approach_id < b.approach_id ? -1 : 1;
