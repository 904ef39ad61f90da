import type { z } from "zod";
import type { Actor } from "@/core/access";
import type { Db } from "@/core/db";
import type { Audit, DomainEvent } from "@/core/operation";
import { type DisableReason, disableFor, liftReason } from "../commands/reasons";
import { findLockedSubAccount, isGone, type SubAccount } from "../queries/sub-account";
import type { StatusesChanged } from "../schema/status";

export type Switch = {
  to: "disabled" | "enabled";
  reasons: readonly DisableReason[];
  /** Why, where a reason is asked for. */
  note: string | null;
  actor: Actor;
  now: Date;
};
type Result = z.output<typeof StatusesChanged>["results"][number];
export type Switched = { result: Result; audit: Audit<string> | undefined; events: DomainEvent[] };

/** Adds or lifts a person's reasons. What cannot be done is told, and nothing is thrown. */
export async function switchOne(db: Db, subAccountId: string, asked: Switch): Promise<Switched> {
  const account = await findLockedSubAccount(db, subAccountId);
  const refused = (outcome: "not_found" | "busy"): Switched => ({
    result: { subAccountId, outcome, reasonsLeft: [] },
    audit: undefined,
    events: [],
  });
  if (!account || isGone(account)) return refused("not_found");
  if (account.state === "deleting") return refused("busy");

  const before = account.disabledReasons;
  const after = reasonsAfter(before, asked);
  const events = await apply(db, account, asked);
  const changed = before.length !== after.length;
  return {
    result: { subAccountId, outcome: changed ? "changed" : "unchanged", reasonsLeft: after },
    audit: changed ? auditOf(subAccountId, asked, before, after) : undefined,
    events,
  };
}

/** The same for many; rows are locked in the order of their ids, answers come as they were asked. */
export async function switchMany(
  db: Db,
  subAccountIds: readonly string[],
  asked: Switch,
): Promise<Switched[]> {
  const ids = [...new Set(subAccountIds)];
  const done = new Map<string, Switched>();
  for (const id of [...ids].sort()) done.set(id, await switchOne(db, id, asked));
  return ids.flatMap((id) => done.get(id) ?? []);
}

function reasonsAfter(before: SubAccount["disabledReasons"], { to, reasons }: Switch) {
  if (to === "enabled") return before.filter((reason) => !reasons.includes(reason));
  return [...before, ...reasons.filter((reason) => !before.includes(reason))];
}

async function apply(db: Db, { id }: SubAccount, asked: Switch): Promise<DomainEvent[]> {
  const { actor, note, now, reasons, to } = asked;
  const change = to === "disabled" ? disableFor : liftReason;
  const events: DomainEvent[] = [];
  for (const reason of reasons) {
    const more = { reason, requestedBy: actor.id, now, ...(note ? { note } : {}) };
    events.push(...(await change(db, id, more)));
  }
  return events;
}

const auditOf = (
  targetId: string,
  { note, to }: Switch,
  before: readonly string[],
  after: readonly string[],
): Audit<string> => ({
  action: to === "disabled" ? "sub_account.disable" : "sub_account.enable",
  targetType: "sub_account",
  targetId,
  old: { reasons: before },
  new: { reasons: after },
  reason: note ?? "",
});
