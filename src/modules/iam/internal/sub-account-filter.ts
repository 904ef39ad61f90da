import {
  and,
  eq,
  exists,
  ilike,
  inArray,
  isNull,
  not,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Db } from "@/core/db";
import { changes } from "../change-tables";
import type { SubAccountFilter } from "../schema/listing";
import { grants, projectLinks, subAccounts } from "../tables";

/** Which sub-accounts a filter means. */
export const matching = (db: Db, filter: SubAccountFilter): SQL | undefined =>
  and(
    statusIs(filter.status),
    filter.ids ? inArray(subAccounts.id, filter.ids) : undefined,
    filter.search ? searched(filter.search) : undefined,
    filter.cloudAccountId ? eq(subAccounts.cloudAccountId, filter.cloudAccountId) : undefined,
    filter.reason ? sql`${filter.reason} = any(${subAccounts.disabledReasons})` : undefined,
    filter.project ? linkedTo(db, filter.project) : undefined,
    filter.trouble === undefined ? undefined : troubled(db, filter.trouble),
    filter.open === undefined ? undefined : beingChanged(db, filter.open),
  );

function statusIs(status: SubAccountFilter["status"]): SQL | undefined {
  const disabled = sql`cardinality(${subAccounts.disabledReasons}) > 0`;
  switch (status) {
    case undefined:
      return notInArray(subAccounts.state, ["deleted", "not_created"]);
    case "enabled":
      return and(eq(subAccounts.state, "ready"), not(disabled));
    case "disabled":
      return and(inArray(subAccounts.state, ["ready", "creating"]), disabled);
    default:
      return eq(subAccounts.state, status);
  }
}

/** A pattern for what holds the text somewhere. */
export const partOf = (text: string): string =>
  `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

function searched(search: string): SQL | undefined {
  const pattern = partOf(search);
  const { userName, displayName, username, phone, email } = subAccounts;
  return or(
    ...[userName, displayName, username, phone, email].map((column) => ilike(column, pattern)),
  );
}

const linkedTo = (db: Db, project: string): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(projectLinks)
      .where(
        and(
          eq(projectLinks.subAccountId, subAccounts.id),
          eq(projectLinks.project, project),
          isNull(projectLinks.unlinkedAt),
        ),
      ),
  );

/** Whether a change of it has not ended. */
function beingChanged(db: Db, wanted: boolean): SQL {
  const any = exists(
    db
      .select({ one: sql`1` })
      .from(changes)
      .where(
        and(eq(changes.subAccountId, subAccounts.id), inArray(changes.state, ["open", "undoing"])),
      ),
  );
  return wanted ? any : not(any);
}

/**
 * Whether somebody should look: the cloud does not know the user, what was last done is held up or
 * failed, or an enabled one lacks something that was granted.
 */
export function troubled(db: Db, wanted: boolean): SQL {
  const held = db
    .select({ one: sql`1` })
    .from(changes)
    .where(
      and(
        eq(changes.subAccountId, subAccounts.id),
        inArray(changes.state, ["open", "undoing"]),
        sql`${changes.code} is not null`,
      ),
    );
  const any = sql`(${subAccounts.missingSince} is not null or ${exists(held)}
    or ${lastFailed()} or ${exists(lacking(db))})`;
  return wanted ? any : sql`not coalesce(${any}, false)`;
}

/** The last change ended without being done; a later one makes that history. */
const lastFailed = () => sql`coalesce((
  select ${changes.state} = 'undone' from ${changes}
  where ${changes.subAccountId} = ${subAccounts.id} order by ${changes.seq} desc limit 1), false)`;

const lacking = (db: Db) =>
  db
    .select({ one: sql`1` })
    .from(grants)
    .where(
      and(
        eq(grants.subAccountId, subAccounts.id),
        sql`cardinality(${subAccounts.disabledReasons}) = 0`,
        sql`${subAccounts.snapshot} is null`,
        sql`not ${subAccounts.cloudState} -> 'policies' @> jsonb_build_array(jsonb_build_object(
          'name', ${grants.policyName}, 'type', ${grants.policyType}, 'project', ${grants.project}))`,
      ),
    );
