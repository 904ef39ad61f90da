import { columnOf } from "@/core/arrays";
import { clientOf, type Db } from "@/core/db";
import { type Part, readAlone } from "@/core/parts";
import { type PoolGrant, poolGrants } from "@/core/permissions";
import { decide, type PolicyIndex } from "../rules/decide";
import { policyIndex } from "./rules";

/** How a person stands to a pool: whether a member, and the template role of a personal pool. */
export type Membership = { member: boolean; template: string | null };

type Pair = { upn: string; pool: string };

/**
 * Memberships of (person, pool) pairs, in their order: one read for the whole group. Most are members
 * of a shared pool, and only the others come back. Only a personal pool has a template, and only for
 * one is it looked up.
 */
export const membershipsPart = (pairs: readonly Pair[]): Part<Membership[]> => ({
  query: (sql) => sql`
    select json_agg(json_build_array(q.n - 1, g.member is not null, t.role))
    from unnest(${columnOf(pairs, ({ upn }) => upn)}::text[],
      ${columnOf(pairs, ({ pool }) => pool)}::text[]) with ordinality as q(upn, pool, n)
    left join policy_groupings g on g.role = q.pool and g.member = q.upn
    left join policy_groupings t on t.origin = 'template'
      and t.member = case when q.pool like 'personal:%' then q.pool end
    where g.member is null or t.role is not null`,
  read(json) {
    const memberships = pairs.map((): Membership => ({ member: true, template: null }));
    for (const [i, member, template] of (json as [number, boolean, string | null][] | null) ?? []) {
      memberships[i] = { member, template };
    }
    return memberships;
  },
});

export const membershipsOf = (db: Db, pairs: readonly Pair[]): Promise<Membership[]> =>
  readAlone(db, membershipsPart(pairs));

/** Everything the person acts as: themselves, their pools, and the templates of those. */
export async function subjectsOf(db: Db, upn: string): Promise<string[]> {
  const rows = await clientOf(db)<{ role: string }[]>`
    select role from policy_groupings where member = ${upn}
    union
    select t.role from policy_groupings g
    join policy_groupings t on t.member = g.role and t.origin = 'template'
    where g.member = ${upn}`;
  return [upn, ...rows.map(({ role }) => role)];
}

/** The pools on which the person holds the grant now, through any of their roles, in name order. */
export async function grantedPools(
  db: Db,
  upn: string,
  on: PoolGrant,
  { dom, now }: { dom: string; now: Date },
): Promise<string[]> {
  const [index, subjects] = await Promise.all([policyIndex().get(), subjectsOf(db, upn)]);
  const candidates = grantObjects(index, subjects, `${on}/`);
  const question = { subjects, dom, act: poolGrants[on], at: now.getTime() };
  return candidates
    .filter((obj) => decide(index, { ...question, obj }) === "allow")
    .map((obj) => obj.slice(on.length + 1))
    .sort();
}

function grantObjects(index: PolicyIndex, subjects: readonly string[], prefix: string): string[] {
  const objects = subjects.flatMap((sub) => [...(index.get(sub)?.keys() ?? [])]);
  return [...new Set(objects.filter((obj) => obj.startsWith(prefix)))];
}
