import { and, asc, eq, gt, ilike, inArray, or, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { personStandings } from "@/modules/directory/queries/people";
import { groupings } from "../tables";

export type MemberPage = { search?: string | undefined; after?: string | undefined; limit: number };

/** A pool's members in UPN order, with what the directory knows of them. */
export function listMembers(db: Db, pool: string, { search, after, limit }: MemberPage) {
  const person = personStandings(db);
  return db
    .select({
      upn: groupings.member,
      displayName: person.displayName,
      department: person.department,
      status: person.status,
      frozenAt: person.frozenAt,
      origin: groupings.origin,
      since: groupings.createdAt,
    })
    .from(groupings)
    .leftJoin(person, eq(person.upn, groupings.member))
    .where(
      and(
        eq(groupings.role, pool),
        after ? gt(groupings.member, after) : undefined,
        search
          ? or(
              ilike(groupings.member, `%${literal(search)}%`),
              ilike(person.displayName, `%${literal(search)}%`),
            )
          : undefined,
      ),
    )
    .orderBy(asc(groupings.member))
    .limit(limit);
}

/** How many members each pool has; 0 for one without. */
export async function countMembers(db: Db, pools: readonly string[]): Promise<Map<string, number>> {
  if (pools.length === 0) return new Map();
  const rows = await db
    .select({ pool: groupings.role, members: sql<number>`count(*)::int4` })
    .from(groupings)
    .where(inArray(groupings.role, [...pools]))
    .groupBy(groupings.role);
  const counted = new Map(rows.map(({ pool, members }) => [pool, members]));
  return new Map(pools.map((pool) => [pool, counted.get(pool) ?? 0]));
}

const literal = (text: string) => text.replace(/[\\%_]/g, "\\$&");
