import { and, isNull, notInArray, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { checkDefinition } from "../rules/triggers";
import type { FunctionDefinition } from "../schema";
import { functions } from "../tables";

/**
 * Makes the stored functions those that the executor reports. A new one has missed no tick; one
 * that is gone is retired: nothing starts it, its history stays.
 */
export async function defineFunctions(
  db: Db,
  definitions: readonly FunctionDefinition[],
  { now, zone }: { now: Date; zone: string },
): Promise<void> {
  for (const definition of definitions) checkDefinition(definition, zone);
  await db.transaction(async (tx) => {
    if (definitions.length > 0) await upsert(tx, definitions, now);
    await retireOthers(
      tx,
      definitions.map(({ id }) => id),
      now,
    );
  });
}

/** Retires every function: another system runs them now. */
export async function retireFunctions(db: Db, now: Date): Promise<void> {
  await retireOthers(db, [], now);
}

/** In the order of ids, so that instances starting together do not deadlock. */
async function upsert(
  db: Db,
  definitions: readonly FunctionDefinition[],
  now: Date,
): Promise<void> {
  const ordered = [...definitions].sort((a, b) => (a.id < b.id ? -1 : 1));
  await db
    .insert(functions)
    .values(ordered.map((definition) => ({ ...definition, scheduledThrough: now, seenAt: now })))
    .onConflictDoUpdate({
      target: functions.id,
      set: {
        name: sql`excluded.name`,
        triggers: sql`excluded.triggers`,
        retries: sql`excluded.retries`,
        concurrency: sql`excluded.concurrency`,
        concurrencyKey: sql`excluded.concurrency_key`,
        singleton: sql`excluded.singleton`,
        scheduledThrough: sql`case when ${functions.retiredAt} is null then ${functions.scheduledThrough} else excluded.scheduled_through end`,
        seenAt: sql`excluded.seen_at`,
        retiredAt: null,
      },
    });
}

async function retireOthers(db: Db, ids: readonly string[], now: Date): Promise<void> {
  const others = ids.length > 0 ? notInArray(functions.id, [...ids]) : undefined;
  await db
    .update(functions)
    .set({ retiredAt: now })
    .where(and(isNull(functions.retiredAt), others));
}
