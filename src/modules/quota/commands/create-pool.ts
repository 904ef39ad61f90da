import { z } from "zod";
import { zone } from "@/core/env";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { addMembers } from "@/modules/policy/commands/groupings";
import { requireSharedPoolName } from "@/modules/policy/rules/names";
import { openPool } from "../internal/opening";
import { requirePeople } from "../internal/people";
import { requirePool } from "../internal/pools";
import { findAnswer, keepAnswer, lockRequest } from "../internal/replay";
import { dayStart } from "../rules/settings";
import { CreatePool, PoolCreated } from "../schema/pool";

/**
 * Creates a shared pool with its first members and grants one allowance (product.md §3). Without an
 * anchor its periods begin at the start of today in the configured zone. A replay of `requestId`
 * gets the first answer.
 * @throws quota.pool_exists, quota.request_reused (conflict)
 * @throws quota.name_reserved, policy.name_reserved (invalid); directory.user_not_found,
 *   quota.people_unknown (not_found) for members that the directory does not have
 */
export const createPool = command({
  id: "quota.createPool",
  access: { capability: "workspaces.quota.write", scope: "pools:write" },
  input: CreatePool,
  output: PoolCreated,
  async run({ db, actor, now }, input) {
    const { requestId, members, refresh, anchor, ...settings } = input;
    const request = { kind: "pool" as const, key: requestId, content: input };
    await lockRequest(db, request);
    const first = await findAnswer(db, request, PoolCreated);
    if (first) return { result: first, audit: null };

    requireUsableName(input.name);
    await requirePeople(db, members);

    const schedule = { ...refresh, anchor: anchor ?? dayStart(now, zone()) };
    const opening = { requestId, actorId: actor.id };
    const opened = await openPool(db, { ...settings, ...schedule }, opening, now);
    if (!opened) throw new DomainError("conflict", "quota.pool_exists", { pool: input.name });
    const added = await addMembers(db, input.name, members, "manual", now);
    const { remaining, nextRefreshAt } = await requirePool(db, input.name);
    const answer = {
      pool: input.name,
      label: input.label,
      allowance: input.allowance,
      remaining,
      nextRefreshAt,
      members: added.length,
    };
    await keepAnswer(db, request, { answer, output: PoolCreated, now });

    const { requestId: _, ...shown } = z.encode(CreatePool, input);
    return {
      result: answer,
      audit: {
        action: "pool.create",
        targetType: "pool",
        targetId: input.name,
        old: null,
        new: { ...shown, anchor: schedule.anchor.toISOString() },
        reason: null,
      },
    };
  },
});

/** `personal` is how the API calls everybody's own pool. */
function requireUsableName(name: string): void {
  requireSharedPoolName(name);
  if (name === "personal") throw new DomainError("invalid", "quota.name_reserved", { name });
}
