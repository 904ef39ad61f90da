import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/core/db";
import { cloudProjects, monitoredDays, subAccounts } from "../tables";

/**
 * The days on which projects of a cloud account count for its sub-accounts, as a subquery of other
 * slices' figures: `sub_account_id`, `project`, `from_day`, `to_day`, both ends included.
 */
export const monitoredIn = (db: Db, cloudAccountId: string) =>
  db
    .select({
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
