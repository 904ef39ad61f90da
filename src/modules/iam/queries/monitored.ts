import { and, eq, gt, ilike, inArray, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { partOf } from "../internal/sub-account-filter";
import { cloudProjects, monitoredDays, subAccounts } from "../tables";

/**
 * The days on which projects of a cloud account count for its sub-accounts, as a subquery of other
 * slices' figures: `cloud_account_id`, `sub_account_id`, `project`, `from_day`, `to_day`, both ends
 * included.
 */
export const monitoredIn = (db: Db, cloudAccountId: string) =>
  db
    .select({
      cloudAccountId: monitoredDays.cloudAccountId,
      subAccountId: monitoredDays.subAccountId,
      project: monitoredDays.project,
      fromDay: monitoredDays.fromDay,
      toDay: monitoredDays.toDay,
    })
    .from(monitoredDays)
    .where(eq(monitoredDays.cloudAccountId, cloudAccountId));

/** The ids of all sub-accounts a cloud account has or had, as a subquery. */
export const subAccountsIn = (db: Db, cloudAccountId: string) =>
  db
    .select({ id: subAccounts.id })
    .from(subAccounts)
    .where(eq(subAccounts.cloudAccountId, cloudAccountId));

/** The same for some sub-accounts, or all, whichever cloud account they belong to. */
export const monitoredOf = (db: Db, subAccountIds: readonly string[] | "all") =>
  db
    .select({
      cloudAccountId: monitoredDays.cloudAccountId,
      subAccountId: monitoredDays.subAccountId,
      project: monitoredDays.project,
      fromDay: monitoredDays.fromDay,
      toDay: monitoredDays.toDay,
    })
    .from(monitoredDays)
    .where(
      subAccountIds === "all" ? undefined : inArray(monitoredDays.subAccountId, [...subAccountIds]),
    );

/** Projects of a cloud account that count for somebody now, by name. */
export async function projectsMonitoredNow(db: Db, cloudAccountId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ project: monitoredDays.project })
    .from(monitoredDays)
    .where(and(eq(monitoredDays.cloudAccountId, cloudAccountId), isNull(monitoredDays.toDay)))
    .orderBy(monitoredDays.project);
  return rows.map(({ project }) => project);
}

/** Of some projects of a cloud account: how they are called, and for how many sub-accounts they count now. */
export async function projectFacts(
  db: Db,
  cloudAccountId: string,
  projects: readonly string[],
): Promise<Map<string, { displayName: string; monitoredFor: string[] }>> {
  if (projects.length === 0) return new Map();
  const wanted = [...projects];
  const named = await db
    .select({ name: cloudProjects.name, displayName: cloudProjects.displayName })
    .from(cloudProjects)
    .where(
      and(eq(cloudProjects.cloudAccountId, cloudAccountId), inArray(cloudProjects.name, wanted)),
    );
  const open = await db
    .select({ project: monitoredDays.project, id: monitoredDays.subAccountId })
    .from(monitoredDays)
    .where(
      and(
        eq(monitoredDays.cloudAccountId, cloudAccountId),
        inArray(monitoredDays.project, wanted),
        isNull(monitoredDays.toDay),
      ),
    );
  const names = new Map(named.map(({ name, displayName }) => [name, displayName]));
  return new Map(
    wanted.map((project) => [
      project,
      {
        displayName: names.get(project) || project,
        monitoredFor: open.filter((one) => one.project === project).map(({ id }) => id),
      },
    ]),
  );
}

/** How sub-accounts are called, for lists of other slices. */
export async function subAccountNames(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { userName: string; displayName: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: subAccounts.id,
      userName: subAccounts.userName,
      username: subAccounts.username,
      displayName: subAccounts.displayName,
    })
    .from(subAccounts)
    .where(inArray(subAccounts.id, [...ids]));
  return new Map(
    rows.map(({ id, userName, username, displayName }) => [
      id,
      { userName: userName ?? username, displayName },
    ]),
  );
}

/** The next sub-accounts, by id, for which a project counts or counted. */
export async function monitoredAfter(
  db: Db,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: monitoredDays.subAccountId })
    .from(monitoredDays)
    .where(after ? gt(monitoredDays.subAccountId, after) : undefined)
    .orderBy(monitoredDays.subAccountId)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** When which project counted for a sub-account; open while it goes on. */
export const intervalsOf = (db: Db, subAccountId: string) =>
  db
    .select({
      project: monitoredDays.project,
      fromDay: monitoredDays.fromDay,
      toDay: monitoredDays.toDay,
    })
    .from(monitoredDays)
    .where(eq(monitoredDays.subAccountId, subAccountId))
    .orderBy(monitoredDays.project, monitoredDays.fromDay);

/**
 * Sub-accounts by name as a subquery of other slices' lists: `id`, `user_name`, `display_name`,
 * `cloud_account_id`, `is_gone`, `disabled_reasons`.
 */
export const namedSubAccounts = (
  db: Db,
  { search, cloudAccountId }: { search?: string | undefined; cloudAccountId?: string | undefined },
) =>
  db
    .select({
      id: subAccounts.id,
      userName: sql<string>`coalesce(${subAccounts.userName}, ${subAccounts.username})`.as(
        "user_name",
      ),
      displayName: subAccounts.displayName,
      cloudAccountId: subAccounts.cloudAccountId,
      isGone: sql<boolean>`${subAccounts.state} in ('deleting', 'deleted', 'not_created')`.as(
        "is_gone",
      ),
      disabledReasons: subAccounts.disabledReasons,
    })
    .from(subAccounts)
    .where(
      and(
        cloudAccountId ? eq(subAccounts.cloudAccountId, cloudAccountId) : undefined,
        search
          ? or(
              ilike(subAccounts.userName, partOf(search)),
              ilike(subAccounts.username, partOf(search)),
              ilike(subAccounts.displayName, partOf(search)),
            )
          : undefined,
      ),
    );
