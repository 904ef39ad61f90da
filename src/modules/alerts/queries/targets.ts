import { and, asc, count, eq, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { Target } from "../schema/targets";
import { deliveries, targets } from "../tables";

export type TargetRow = typeof targets.$inferSelect;

/** The notification targets by name; there are a handful. Addresses are shown in part only. */
export const listTargets = query({
  id: "alerts.listTargets",
  access: { capability: "security.config.read" },
  input: z.object({}),
  output: z.array(Target),
  async run({ db }) {
    const rows = await db
      .select()
      .from(targets)
      .where(isNull(targets.removedAt))
      .orderBy(asc(targets.name));
    const waiting = await countByTarget(db, isNotNull(deliveries.dueAt));
    const dead = await countByTarget(db, eq(deliveries.state, "dead"));
    return rows.map(({ id, sealedSecret, ...row }) => ({
      ...row,
      id,
      signed: sealedSecret !== null,
      waiting: waiting.get(id) ?? 0,
      dead: dead.get(id) ?? 0,
    }));
  },
});

async function countByTarget(db: Db, where: ReturnType<typeof isNotNull>) {
  const rows = await db
    .select({ id: deliveries.targetId, count: count() })
    .from(deliveries)
    .where(where)
    .groupBy(deliveries.targetId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** @throws alerts.target_not_found */
export async function requireTarget(db: Db, id: string): Promise<TargetRow> {
  return present(await targetById(db, id));
}

/**
 * A target, locked until the transaction ends.
 * @throws alerts.target_not_found
 */
export async function lockTarget(db: Db, id: string): Promise<TargetRow> {
  return present(await targetById(db, id).for("update"));
}

const targetById = (db: Db, id: string) =>
  db
    .select()
    .from(targets)
    .where(and(eq(targets.id, id), isNull(targets.removedAt)));

function present([row]: readonly TargetRow[]): TargetRow {
  if (!row) throw new DomainError("not_found", "alerts.target_not_found");
  return row;
}
