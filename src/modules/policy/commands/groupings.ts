import { clientOf, type Db } from "@/core/db";
import { templateRole } from "../rules/names";

/** Where a membership comes from; one by rule goes when the rule no longer finds the person. */
export type MemberOrigin = "manual" | "rule" | "personal";

/**
 * Makes people members of a pool and returns those who were not before, in UPN order. By hand it
 * also lifts an exclusion and makes a membership by rule one that stays; by rule it passes over
 * people who were taken out by hand (product.md §3).
 */
export async function addMembers(
  db: Db,
  pool: string,
  upns: readonly string[],
  origin: MemberOrigin,
  now: Date,
): Promise<string[]> {
  if (upns.length === 0) return [];
  const sql = clientOf(db);
  const wanted = [...new Set(upns)].sort();
  if (origin === "manual") {
    await sql`delete from policy_exclusions where pool = ${pool} and upn = any(${wanted})`;
  }
  const rows = await sql<{ member: string; added: boolean }[]>`
    insert into policy_groupings (member, role, origin, created_at)
    select upn, ${pool}, ${origin}, ${now.toISOString()} from unnest(${wanted}::text[]) as wanted(upn)
    where not exists (
      select from policy_exclusions e where e.pool = ${pool} and e.upn = wanted.upn)
    order by upn
    on conflict (role, member) do update set origin = excluded.origin
      where policy_groupings.origin = 'rule' and excluded.origin = 'manual'
    returning member, xmax = 0 as added`;
  return rows.filter(({ added }) => added).map(({ member }) => member);
}

/** Takes people out of a shared pool by hand, for good, and returns those who were members. */
export async function removeMembers(
  db: Db,
  pool: string,
  upns: readonly string[],
  now: Date,
): Promise<string[]> {
  if (upns.length === 0) return [];
  const rows = await clientOf(db)<{ member: string }[]>`
    with removed as (
      delete from policy_groupings
      where role = ${pool} and member = any(${[...new Set(upns)]}) and origin in ('rule', 'manual')
      returning member),
    remembered as (
      insert into policy_exclusions (pool, upn, created_at)
      select ${pool}, member, ${now.toISOString()} from removed order by member
      on conflict do nothing)
    select member from removed order by member`;
  return rows.map(({ member }) => member);
}

/** Gives a personal pool the Casbin role of its template, or none; it never has two. */
export async function setTemplate(db: Db, pool: string, template: string | null): Promise<void> {
  const sql = clientOf(db);
  const role = template === null ? null : templateRole(template);
  await sql`
    delete from policy_groupings
    where member = ${pool} and origin = 'template' and role is distinct from ${role}`;
  if (role === null) return;
  await sql`
    insert into policy_groupings (member, role, origin) values (${pool}, ${role}, 'template')
    on conflict do nothing`;
}
