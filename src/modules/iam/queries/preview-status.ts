import { and, asc, inArray, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { matching } from "../internal/sub-account-filter";
import { grantsByOwner } from "../internal/sub-account-rows";
import { unionOfGrants } from "../rules/pending";
import { PreviewStatus, StatusPreview } from "../schema/listing";
import { mostAtOnce } from "../schema/status";
import { arkKeys, subAccounts } from "../tables";
import type { SubAccount } from "./sub-account";

/**
 * Sub-accounts that are to be changed together, and what disabling them would take away now. Of
 * those that are disabled already nothing is left to take.
 */
export const previewStatus = query({
  id: "iam.previewStatus",
  access: { capability: "iam.accounts.write" },
  input: PreviewStatus,
  output: StatusPreview,
  async run({ db }, { select }) {
    const chosen = chosenBy(db, select);
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
    return {
      subAccountIds: rows.map(({ id }) => id),
      total,
      enabled: enabled.length,
      disabled: rows.length - enabled.length,
      liftable: rows.filter(({ disabledReasons: all }) => all.includes("manual")).length,
      exhausted: rows.filter(({ disabledReasons: all }) => all.includes("exhausted")).length,
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

const chosenBy = (db: Db, select: z.output<typeof PreviewStatus>["select"]): SQL | undefined =>
  "filter" in select
    ? matching(db, select.filter)
    : and(matching(db, {}), inArray(subAccounts.id, select.subAccountIds));

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
