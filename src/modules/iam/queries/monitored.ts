import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { monitoredDays, subAccounts } from "../tables";

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
