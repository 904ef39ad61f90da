import { and, asc, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { changes } from "../change-tables";
import type { SubAccount } from "../queries/sub-account";
import type { Grant } from "../schema/cloud-state";
import type { SubAccountRow } from "../schema/listing";
import { cloudAccounts, grants, projectLinks } from "../tables";

/** Rows as lists show them: four reads for a whole page. */
export async function toRows(db: Db, rows: readonly SubAccount[]): Promise<SubAccountRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [names, links, granted, last] = await Promise.all([
    accountNames(db, rows),
    linkCounts(db, ids),
    grantsByOwner(db, ids),
    lastChanges(db, ids),
  ]);
  return rows.map((row) => ({
    id: row.id,
    cloudAccount: row.cloudAccountId
      ? { id: row.cloudAccountId, name: names.get(row.cloudAccountId) ?? "" }
      : null,
    userName: row.userName,
    displayName: row.displayName,
    username: row.username,
    state: row.state,
    disabledReasons: row.disabledReasons,
    disabledAt: row.disabledAt,
    projects: links.get(row.id) ?? { monitored: 0, total: 0 },
    grants: granted.get(row.id) ?? [],
    lastChange: last.get(row.id) ?? null,
    secretWaits: row.sealedKeySecret !== null,
    missingSince: row.missingSince,
    cloudSeenAt: row.cloudSeenAt,
    createdAt: row.createdAt,
  }));
}

async function accountNames(db: Db, rows: readonly SubAccount[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ cloudAccountId }) => cloudAccountId ?? []))];
  const found = await db
    .select({ id: cloudAccounts.id, name: cloudAccounts.name })
    .from(cloudAccounts)
    .where(inArray(cloudAccounts.id, ids));
  return new Map(found.map(({ id, name }) => [id, name]));
}

async function linkCounts(db: Db, ids: readonly string[]) {
  const rows = await db
    .select({
      id: projectLinks.subAccountId,
      monitored: sql<number>`count(*) filter (where ${projectLinks.monitored})::int4`,
      total: sql<number>`count(*)::int4`,
    })
    .from(projectLinks)
    .where(and(inArray(projectLinks.subAccountId, [...ids]), isNull(projectLinks.unlinkedAt)))
    .groupBy(projectLinks.subAccountId);
  return new Map(rows.map(({ id, monitored, total }) => [id, { monitored, total }]));
}

/** What AirGate granted to each. */
export async function grantsByOwner(db: Db, ids: readonly string[]): Promise<Map<string, Grant[]>> {
  const rows = await db
    .select()
    .from(grants)
    .where(inArray(grants.subAccountId, [...ids]))
    .orderBy(asc(grants.project), asc(grants.policyType), asc(grants.policyName));
  const owners = new Map<string, Grant[]>();
  for (const { subAccountId, project, policyType: type, policyName: name } of rows) {
    const own = owners.get(subAccountId) ?? [];
    own.push({ project, type, name });
    owners.set(subAccountId, own);
  }
  return owners;
}

/** What is held up counts before what came later and went well. */
async function lastChanges(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectDistinctOn([changes.subAccountId], {
      owner: changes.subAccountId,
      id: changes.id,
      kind: changes.kind,
      state: changes.state,
      code: changes.code,
      message: changes.message,
      openedAt: changes.openedAt,
    })
    .from(changes)
    .where(inArray(changes.subAccountId, [...ids]))
    .orderBy(
      changes.subAccountId,
      sql`${changes.state} in ('open', 'undoing') desc`,
      sql`${changes.seq} desc`,
    );
  return new Map(rows.map(({ owner, ...change }) => [owner, change]));
}
