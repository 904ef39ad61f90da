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
    const [total, granted, activeArkKeys] = await Promise.all([
      countOf(db, chosen),
      grantsByOwner(db, idsOf(enabled)),
      countArkKeys(db, enabled),
    ]);
    const sum = (of: (row: SubAccount) => number) =>
      enabled.reduce((whole, row) => whole + of(row), 0);
    const disabledFor = (reason: SubAccount["disabledReasons"][number]) =>
      rows.filter(({ disabledReasons }) => disabledReasons.includes(reason)).length;
    return {
      accounts: rows.map(({ id, userName, username, displayName }) => ({
        id,
        userName: userName ?? username,
        displayName,
      })),
      total,
      enabled: enabled.length,
      disabled: rows.length - enabled.length,
      reasons: {
        manual: disabledFor("manual"),
        exhausted: disabledFor("exhausted"),
        security: disabledFor("security"),
      },
      policies: sum(
        ({ id, cloudState }) =>
          unionOfGrants(cloudState?.policies ?? [], granted.get(id) ?? []).length,
      ),
      activeKeys: sum(
        ({ cloudState }) => cloudState?.keys.filter(({ active }) => active).length ?? 0,
      ),
      arkKeys: activeArkKeys,
      consoleLogins: sum(({ cloudState }) => (cloudState?.login?.allowed ? 1 : 0)),
    };
  },
});

async function countOf(db: Db, chosen: SQL | undefined): Promise<number> {
  const [row] = await db
    .select({ all: sql<number>`count(*)::int4` })
    .from(subAccounts)
    .where(chosen);
  return row?.all ?? 0;
}

async function countArkKeys(db: Db, owners: readonly SubAccount[]): Promise<number> {
  const [row] = await db
    .select({ active: sql<number>`count(*)::int4` })
    .from(arkKeys)
    .where(
      and(
        inArray(arkKeys.subAccountId, idsOf(owners)),
        inArray(arkKeys.status, ["unreadable", "active"]),
      ),
    );
  return row?.active ?? 0;
}

const idsOf = (rows: readonly SubAccount[]) => rows.map(({ id }) => id);
