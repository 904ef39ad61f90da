import { and, asc, inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { matching } from "../internal/sub-account-filter";
import { grantsByOwner } from "../internal/sub-account-rows";
import { unionOfGrants } from "../rules/pending";
import { StatusPreview, SubAccountFilter } from "../schema/listing";
import { mostAtOnce } from "../schema/status";
import { arkKeys, subAccounts } from "../tables";
import type { SubAccount } from "./sub-account";

/**
 * Sub-accounts that are to be changed together, and what disabling them would take away now. Of
 * those that are disabled already nothing is left to take.
 */
export const previewStatus = query({
  id: "iam.previewStatus",
  access: { capability: "iam.accounts.read" },
  input: SubAccountFilter,
  output: StatusPreview,
  async run({ db }, filter) {
    const chosen = matching(db, filter);
    const rows = await db
      .select()
      .from(subAccounts)
      .where(chosen)
      .orderBy(asc(subAccounts.displayName), asc(subAccounts.id))
      .limit(mostAtOnce);
    const enabled = rows.filter(({ disabledReasons }) => disabledReasons.length === 0);
    return {
      accounts: rows.map(({ id, userName, username, displayName }) => ({
        id,
        userName: userName ?? username,
        displayName,
      })),
      total: await countOf(db, chosen),
      enabled: enabled.length,
      disabled: rows.length - enabled.length,
      reasons: reasonsOf(rows),
      ...(await takenFrom(db, enabled)),
    };
  },
});

function reasonsOf(rows: readonly SubAccount[]): StatusPreview["reasons"] {
  const count = (reason: keyof StatusPreview["reasons"]) =>
    rows.filter(({ disabledReasons }) => disabledReasons.includes(reason)).length;
  return {
    manual: count("manual"),
    exhausted: count("exhausted"),
    security: count("security"),
  };
}

/** What they have in the cloud, as it last showed that, and what AirGate granted besides. */
async function takenFrom(db: Db, rows: readonly SubAccount[]) {
  const ids = rows.map(({ id }) => id);
  const granted = await grantsByOwner(db, ids);
  const sum = (of: (row: SubAccount) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    policies: sum(
      ({ id, cloudState }) =>
        unionOfGrants(cloudState?.policies ?? [], granted.get(id) ?? []).length,
    ),
    activeKeys: sum(
      ({ cloudState }) => cloudState?.keys.filter(({ active }) => active).length ?? 0,
    ),
    arkKeys: await countArkKeys(db, ids),
    consoleLogins: sum(({ cloudState }) => (cloudState?.login?.allowed ? 1 : 0)),
  };
}

async function countOf(db: Db, chosen: SQL | undefined): Promise<number> {
  const [row] = await db
    .select({ all: sql<number>`count(*)::int4` })
    .from(subAccounts)
    .where(chosen);
  return row?.all ?? 0;
}

async function countArkKeys(db: Db, owners: readonly string[]): Promise<number> {
  const [row] = await db
    .select({ active: sql<number>`count(*)::int4` })
    .from(arkKeys)
    .where(
      and(
        inArray(arkKeys.subAccountId, [...owners]),
        inArray(arkKeys.status, ["unreadable", "active"]),
      ),
    );
  return row?.active ?? 0;
}
