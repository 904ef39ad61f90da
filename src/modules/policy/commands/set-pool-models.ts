import { and, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { approachIndex } from "@/modules/config/queries/approaches";
import { insertRules, shown, toPolicyRule } from "../internal/rows";
import { PoolModelsSet, SetPoolModels } from "../schema/models";
import type { RuleKey } from "../schema/rule";
import type { PolicyRule } from "../schema/rules";
import { rules } from "../tables";

/**
 * Sets which approaches a pool may use: each cell becomes an allow, a deny or no rule of the pool's
 * own in that domain. Rules with other domains, of templates and of people stay, and those of the dark
 * room, which lift themselves.
 * @throws policy.approach_not_found
 */
export const setPoolModels = command({
  id: "policy.setPoolModels",
  access: { capability: "conversations.strategies.write", scope: "policy:write" },
  safeguards: ["reason"],
  input: SetPoolModels,
  output: PoolModelsSet,
  async run({ db, now }, input) {
    await requireApproaches(input);
    await lockSubject(db, input.pool);

    const removed = await removeOthers(db, input, now);
    const added = await insertRules(db, wantedRules(input), now);
    if (added.length + removed.length === 0) return { result: { added, removed }, audit: null };

    return {
      result: { added, removed },
      audit: {
        action: "policy.models.set",
        targetType: "pool",
        targetId: input.pool,
        old: { rules: removed.map(shown) },
        new: { rules: added.map(shown) },
        reason: input.reason,
      },
    };
  },
});

/** Taking a rule away is always possible, also for an approach that no longer exists. */
async function requireApproaches({ cells }: SetPoolModels): Promise<void> {
  const known = await approachIndex().get();
  for (const { approach_id, setting } of cells) {
    if (setting === "none" || approach_id === "*" || known.has(approach_id)) continue;
    throw new DomainError("not_found", "policy.approach_not_found", { approach_id });
  }
}

/** Two edits of one row of the grid follow each other; else a cell could end as allow and deny. */
const lockSubject = (db: Db, pool: string) =>
  db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`policy ${pool}`}, 0))`);

async function removeOthers(db: Db, input: SetPoolModels, now: Date): Promise<PolicyRule[]> {
  const { pool, dom, cells } = input;
  const kept = wantedRules(input).map(({ obj, eft }) => sql`(${obj}, ${eft})`);
  const rows = await db
    .delete(rules)
    .where(
      and(
        eq(rules.sub, pool),
        eq(rules.dom, dom),
        eq(rules.act, "use"),
        or(isNull(rules.expiresAt), lte(rules.expiresAt, now)),
        inArray(
          rules.obj,
          cells.map(({ approach_id }) => `model/${approach_id}`),
        ),
        kept.length > 0
          ? sql`(${rules.obj}, ${rules.eft}) not in (${sql.join(kept, sql`, `)})`
          : undefined,
      ),
    )
    .returning();
  return rows.map(toPolicyRule).sort((a, b) => a.id - b.id);
}

const wantedRules = ({ pool, dom, cells }: SetPoolModels): RuleKey[] =>
  cells.flatMap(({ approach_id, setting }) =>
    setting === "none"
      ? []
      : [{ sub: pool, dom, obj: `model/${approach_id}`, act: "use", eft: setting }],
  );
