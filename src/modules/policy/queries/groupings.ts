import { clientOf, type Db } from "@/core/db";
import { type PoolGrant, poolGrants } from "@/core/permissions";
import { decide, type PolicyIndex } from "../rules/decide";
import { policyIndex } from "./rules";

/** How a person stands to a pool: whether a member, and the template role of a personal pool. */
export type Membership = { member: boolean; template: string | null };

/** Memberships of (person, pool) pairs, in their order: one query for the whole group. */
export async function membershipsOf(
  db: Db,
  pairs: readonly { upn: string; pool: string }[],
): Promise<Membership[]> {
  const sql = clientOf(db);
  const rows = await sql<{ n: number; member: boolean; template: string | null }[]>`
    select q.n::int4 as n, g.member is not null as member, t.role as template
    from unnest(${pairs.map(({ upn }) => upn)}::text[], ${pairs.map(({ pool }) => pool)}::text[])
      with ordinality as q(upn, pool, n)
    left join policy_groupings g on g.role = q.pool and g.member = q.upn
    left join policy_groupings t
      on t.member = q.pool and t.origin = 'template' and q.pool like 'personal:%'`;
  const memberships = pairs.map((): Membership => ({ member: false, template: null }));
  for (const { n, member, template } of rows) memberships[n - 1] = { member, template };
  return memberships;
}

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
