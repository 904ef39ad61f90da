import type { z } from "zod";
import type { Actor } from "@/core/access";
import type { Db } from "@/core/db";
import { formatMoney } from "@/core/money";
import { type Audit, command } from "@/core/operation";
import { type Move, type Moved, moveQuota } from "../internal/allocating";
import {
  Allocated,
  AllocateQuota,
  AllocateQuotas,
  DeductQuota,
  QuotasAllocated,
} from "../schema/prepaid";

/**
 * Allocates prepaid quota to a sub-account (product.md §2): one immutable row per `requestId`. An
 * allocation that brings spent below allocated lifts the reason `exhausted` in the same transaction.
 * A replay returns the first answer and changes nothing.
 * @throws iam.sub_account_not_found; quota.request_reused when `requestId` came with other content
 * @throws quota.amount_too_large from the rule
 */
export const allocateQuota = command({
  id: "quota.allocateQuota",
  access: { capability: "iam.quota.write", scope: "iam:quota" },
  input: AllocateQuota,
  output: Allocated,
  async run({ db, actor, now }, { subAccountId, requestId, amount, note }) {
    const moved = await moveOne(db, subAccountId, { requestId, amount, note }, { actor, now });
    return {
      result: moved.allocation,
      audit: moved.new
        ? { action: "sub_account.quota.allocate", ...auditOf(moved), reason: note }
        : null,
      events: moved.events,
    };
  },
});

/**
 * Takes prepaid quota back, never below what is spent; at what is spent the quota is used up, with
 * all that follows. One immutable row per `requestId`, and no epoch opens when it is given back.
 * @throws iam.sub_account_not_found; quota.request_reused when `requestId` came with other content
 * @throws quota.prepaid_underflow from the rule
 */
export const deductQuota = command({
  id: "quota.deductQuota",
  access: { capability: "iam.quota.write" },
  safeguards: ["reason", "confirmation"],
  input: DeductQuota,
  output: Allocated,
  async run({ db, actor, now }, { subAccountId, requestId, amount, reason }) {
    const move = { requestId, amount: -amount, note: reason };
    const moved = await moveOne(db, subAccountId, move, { actor, now });
    return {
      result: moved.allocation,
      audit: moved.new ? { action: "sub_account.quota.deduct", ...auditOf(moved), reason } : null,
      events: moved.events,
    };
  },
});

/**
 * Allocates the same amount to each of up to 500 sub-accounts, each with its own row and audit row
 * under the one `requestId`. What is refused for one is its line's answer; a replay goes on with
 * those that have not got it yet.
 */
export const allocateQuotas = command({
  id: "quota.allocateQuotas",
  access: { capability: "iam.quota.write", scope: "iam:quota" },
  input: AllocateQuotas,
  output: QuotasAllocated,
  async run({ db, actor, now }, { subAccountIds, requestId, amount, note }) {
    const ids = [...new Set(subAccountIds)];
    const moved = await moveQuota(db, ids, { requestId, amount, note }, { actor, now });
    const lines = ids.flatMap((id) => lineOf(id, moved.get(id)));
    const done = [...moved.values()].filter((one) => one.ok);
    const changed = done.filter((one) => one.new);
    return {
      result: { allocated: done.length, failed: lines.length - done.length, results: lines },
      audit: changed.map((one) => ({
        action: "sub_account.quota.allocate",
        ...auditOf(one),
        reason: note,
      })),
      events: changed.flatMap(({ events }) => events),
    };
  },
});

async function moveOne(db: Db, id: string, move: Move, by: { actor: Actor; now: Date }) {
  const moved = (await moveQuota(db, [id], move, by)).get(id);
  if (!moved) throw new Error("a sub-account that was asked for has no outcome");
  if (!moved.ok) throw moved.error;
  return moved;
}

type Line = z.output<typeof QuotasAllocated>["results"][number];

function lineOf(subAccountId: string, moved: Moved | undefined): Line[] {
  if (!moved) return [];
  return moved.ok
    ? [{ ok: true, allocation: moved.allocation }]
    : [{ ok: false, subAccountId, code: moved.error.code }];
}

const auditOf = ({
  allocation: { subAccountId, allocatedBefore, allocated },
}: Extract<Moved, { ok: true }>): Omit<Audit<string>, "action" | "reason"> => ({
  targetType: "sub_account",
  targetId: subAccountId,
  old: { allocated: formatMoney(allocatedBefore) },
  new: { allocated: formatMoney(allocated) },
});
