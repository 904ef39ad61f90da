import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import {
  addMembers as addGroupings,
  removeMembers as removeGroupings,
} from "@/modules/policy/commands/groupings";
import { requirePeople } from "../internal/people";
import { type PoolRow, requirePool } from "../internal/pools";
import { ChangeMembers, MembersAdded, MembersRemoved, RemoveMembers } from "../schema/members";

const access = {
  capability: "workspaces.members.write",
  scope: "pools:write",
  grant: { on: "uniauth/members", pool: ({ pool }: ChangeMembers) => pool },
} as const;

/**
 * Adds people to a shared pool by hand, all of them or none; re-evaluating the pool's rule does not
 * take them out (product.md §3). Who is a member already stays one.
 * @throws quota.pool_not_found, directory.user_not_found, quota.people_unknown (not_found)
 * @throws quota.personal_members (conflict): a personal pool has no member but its owner
 */
export const addMembers = command({
  id: "quota.addMembers",
  access,
  input: ChangeMembers,
  output: MembersAdded,
  async run({ db, now }, { pool, upns }) {
    requireShared(await requirePool(db, pool));
    await requirePeople(db, upns);

    const added = await addGroupings(db, pool, upns, "manual", now);

    return { result: { pool, added }, audit: audited("pool.members.add", pool, null, added) };
  },
});

/**
 * Takes people out of a shared pool by hand; the pool's rule does not bring them back. Who is no
 * member stays none.
 * @throws quota.pool_not_found (not_found), quota.personal_members (conflict)
 */
export const removeMembers = command({
  id: "quota.removeMembers",
  access,
  input: RemoveMembers,
  output: MembersRemoved,
  async run({ db, now }, { pool, upns, reason = null }) {
    requireShared(await requirePool(db, pool));

    const removed = await removeGroupings(db, pool, upns, now);

    return {
      result: { pool, removed },
      audit: audited("pool.members.remove", pool, removed, null, reason),
    };
  },
});

function requireShared({ name, personalUpn }: PoolRow): void {
  if (personalUpn === null) return;
  throw new DomainError("conflict", "quota.personal_members", { pool: name });
}

function audited(
  action: string,
  pool: string,
  old: readonly string[] | null,
  next: readonly string[] | null,
  reason: string | null = null,
) {
  if ((old ?? next ?? []).length === 0) return null;
  return {
    action,
    targetType: "pool",
    targetId: pool,
    old: old && { members: old },
    new: next && { members: next },
    reason,
  };
}
