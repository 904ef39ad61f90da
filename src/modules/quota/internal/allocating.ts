import { and, eq, inArray } from "drizzle-orm";
import { DateTime } from "luxon";
import type { z } from "zod";
import type { Actor } from "@/core/access";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { DomainError } from "@/core/errors";
import { formatMoney } from "@/core/money";
import type { DomainEvent } from "@/core/operation";
import { subAccountNotFound } from "@/modules/iam/queries/sub-account";
import { PrepaidAllocated } from "../events";
import { allocations } from "../prepaid-tables";
import { afterAllocation } from "../rules/prepaid";
import type { Allocated } from "../schema/prepaid";
import { ensurePrepaid, lockPrepaid, type PrepaidRow, savePrepaid } from "./prepaid-rows";
import { followTurns, type PrepaidSettings, prepaidSettingsOf } from "./prepaid-turns";

/** One change of allocated for several sub-accounts; the amount is negative for a deduction. */
export type Move = { requestId: string; amount: number; note: string };

/** What came of it for one sub-account; `new` is false for a replay, which changed nothing. */
export type Moved =
  | { ok: true; new: boolean; allocation: z.output<typeof Allocated>; events: DomainEvent[] }
  | { ok: false; error: DomainError };

/**
 * Moves money into or out of prepaid quotas: locks their rows, then per sub-account replay, refusal
 * or change. A refused sub-account stops no other.
 */
export async function moveQuota(
  db: Db,
  ids: readonly string[],
  move: Move,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Map<string, Moved>> {
  const settings = await prepaidSettingsOf(db, ids);
  const present = [...settings.values()].filter(({ gone }) => !gone).map(({ id }) => id);
  await ensurePrepaid(db, present, now);
  const rows = await lockPrepaid(db, ids);
  const applied = await findAllocations(db, ids, move.requestId);
  const moved = new Map<string, Moved>();
  for (const id of [...new Set(ids)].sort()) {
    const [known, row, first] = [settings.get(id), rows.get(id), applied.get(id)];
    const outcome = first
      ? replayed(first, move)
      : await attempt(db, { known, row, move, actor, now });
    moved.set(id, outcome);
  }
  return moved;
}

/** The answer of the first time, which the row keeps. */
function replayed(first: AllocationRow, { amount, note }: Move): Moved {
  if (first.amount !== amount || first.note !== note) {
    return { ok: false, error: new DomainError("conflict", "quota.request_reused") };
  }
  return { ok: true, new: false, allocation: answerOf(first), events: [] };
}

type Attempt = {
  known: PrepaidSettings | undefined;
  row: PrepaidRow | undefined;
  move: Move;
  actor: Actor;
  now: Date;
};

async function attempt(db: Db, { known, row, move, actor, now }: Attempt): Promise<Moved> {
  if (!known || known.gone || !row) {
    return { ok: false, error: subAccountNotFound() };
  }
  const next = decided(row, move.amount, known.steps);
  if (next instanceof DomainError) return { ok: false, error: next };

  const after = { ...row, ...next.prepaid, firstAllocatedDay: row.firstAllocatedDay ?? dayOf(now) };
  await savePrepaid(db, [after], now);
  const allocation = await insertAllocation(db, { row, after, move, actor, now });
  const told = await followTurns(db, known, next, { requestedBy: actor.id, now });
  const event = allocatedEvent(row, after, move.amount);
  return { ok: true, new: true, allocation, events: [event, ...told] };
}

/** A refusal of the rule as a value, because in a list it is one line's answer. */
function decided(row: PrepaidRow, amount: number, steps: readonly number[]) {
  try {
    return afterAllocation(row, amount, steps);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

const dayOf = (now: Date): string =>
  DateTime.fromJSDate(now, { zone: zone() }).toFormat("yyyy-MM-dd");

type AllocationRow = typeof allocations.$inferSelect;

async function findAllocations(db: Db, ids: readonly string[], requestId: string) {
  const rows = await db
    .select()
    .from(allocations)
    .where(and(inArray(allocations.subAccountId, [...ids]), eq(allocations.requestId, requestId)));
  return new Map(rows.map((row) => [row.subAccountId, row]));
}

type Change = { row: PrepaidRow; after: PrepaidRow; move: Move; actor: Actor; now: Date };

async function insertAllocation(db: Db, { row, after, move, actor, now }: Change) {
  if (actor.type !== "admin" && actor.type !== "api_key") {
    throw new Error(`${actor.type} allocates no quota`);
  }
  const [stored] = await db
    .insert(allocations)
    .values({
      ...move,
      subAccountId: row.subAccountId,
      allocatedBefore: row.allocated,
      allocatedAfter: after.allocated,
      spentThen: row.spent,
      actorType: actor.type,
      actorId: actor.id,
      createdAt: now,
    })
    .returning();
  if (!stored) throw new Error("an insert returned no row");
  return answerOf(stored);
}

const answerOf = (row: AllocationRow): z.output<typeof Allocated> => ({
  subAccountId: row.subAccountId,
  seq: row.seq,
  amount: row.amount,
  allocatedBefore: row.allocatedBefore,
  allocated: row.allocatedAfter,
  spent: row.spentThen,
  at: row.createdAt,
});

const allocatedEvent = (before: PrepaidRow, after: PrepaidRow, amount: number): DomainEvent => ({
  name: PrepaidAllocated.name,
  data: {
    subAccountId: after.subAccountId,
    amount: formatMoney(amount),
    allocated: formatMoney(after.allocated),
    spent: formatMoney(after.spent),
    first: before.epoch === 0,
  },
});
