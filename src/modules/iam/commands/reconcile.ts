import { and, eq, lt, notExists, or, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { type DomainEvent, errand, query } from "@/core/operation";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import { changes } from "../change-tables";
import { lookAtArkKeys, usableArkKeys } from "../internal/ark-keys";
import { driftFound } from "../internal/drifting";
import { look } from "../internal/looking";
import { isOpen, openChange, openChanges } from "../internal/opening";
import { grantsOf, noteSeen, nothingThere } from "../internal/planning";
import { cloudOf } from "../queries/cloud";
import { findLockedSubAccount, requireSubAccount } from "../queries/sub-account";
import { repairOf } from "../rules/drift";
import { DueSubAccounts, ListStale, Reconcile, Reconciled } from "../schema/carrying";
import type { CloudState } from "../schema/cloud-state";
import { cloudAccounts, subAccounts } from "../tables";

const requestedBy = "iam.reconcile";

/**
 * Compares what is wanted of a sub-account with what the cloud shows, and opens a change where
 * AirGate's own part is not so: a disabled one has something of its snapshot, an enabled one lacks
 * something granted. What somebody added in the cloud is kept to be shown, and left alone.
 * @throws iam.sub_account_not_found; cloud_account.switched_off
 */
export const reconcile = errand({
  id: "iam.reconcile",
  access: { jobs: ["iam.reconcile"] },
  input: Reconcile,
  output: Reconciled,
  async run({ db, now, commit }, { subAccountId }) {
    const { cloudAccountId, userName } = await requireSubAccount(db, subAccountId);
    if (cloudAccountId === null || userName === null) return { opened: null };
    const cloud = await cloudOf(db, cloudAccountId);
    const rows = await usableArkKeys(db, subAccountId);
    const looked = await answerOf(async () => ({
      seen: await look({ cloud, user: userName }),
      arkKeys: await lookAtArkKeys(cloud, rows),
    }));
    if (looked.failed !== undefined) return { opened: null, failed: looked.failed };
    const { seen, arkKeys } = looked;
    const active = arkKeys.filter((key) => key.active).map(({ id }) => id);

    return commit(async (tx) => {
      const { opened, events } = await repair(tx, subAccountId, { seen, active, now });
      return { result: { opened }, audit: null, events };
    });
  },
});

/** What the cloud does not answer for one sub-account is told, and stops no other. */
async function answerOf<T extends object>(ask: () => Promise<T>) {
  try {
    return { ...(await ask()), failed: undefined };
  } catch (error) {
    if (error instanceof CloudError) return { failed: error.code };
    throw error;
  }
}

type Seen = { seen: CloudState | undefined; active: readonly string[]; now: Date };
type Repaired = { opened: "disable" | "enable" | "grants" | null; events: DomainEvent[] };

async function repair(
  db: Db,
  subAccountId: string,
  { seen, active, now }: Seen,
): Promise<Repaired> {
  const row = await findLockedSubAccount(db, subAccountId);
  const open = await openChanges(db, subAccountId);
  // What is on its way explains what the cloud shows.
  if (row?.state !== "ready" || open.length > 0) return { opened: null, events: [] };

  const wanted = { ...row, grants: await grantsOf(db, subAccountId) };
  const found = driftFound(wanted, seen);
  await noteSeen(db, subAccountId, seen);
  if (!seen && row.disabledReasons.length === 0) return { opened: null, events: found };
  const needed = repairOf(wanted, seen ?? nothingThere, active);
  if (!needed) return { opened: null, events: found };
  if (typeof needed === "string") {
    const items = [{ verb: "plan" } as const];
    const detail = needed === "disable" ? { reason: row.disabledReasons[0] } : {};
    const change = { subAccountId, kind: needed, detail, items, requestedBy, now };
    return { opened: needed, events: [...found, ...(await openChange(db, change))] };
  }
  const items = needed.attach.map((grant) => ({ verb: "attach" as const, grant }));
  const detail = { attached: needed.attach };
  const change = { subAccountId, kind: "grants" as const, detail, items, requestedBy, now };
  return { opened: "grants", events: [...found, ...(await openChange(db, change))] };
}

/** Sub-accounts that were not looked at for a while and have nothing open, in no order: who cannot be looked at must not stand before the others for ever. */
export const listStale = query({
  id: "iam.listStale",
  access: { jobs: ["iam.reconcile"] },
  input: ListStale,
  output: DueSubAccounts,
  async run({ db }, { olderThanSeconds, limit }) {
    const since = sql`now() - make_interval(secs => ${olderThanSeconds})`;
    const open = db
      .select({ one: sql`1` })
      .from(changes)
      .where(and(eq(changes.subAccountId, subAccounts.id), isOpen));
    const rows = await db
      .select({ id: subAccounts.id })
      .from(subAccounts)
      .innerJoin(cloudAccounts, eq(cloudAccounts.id, subAccounts.cloudAccountId))
      .where(
        and(
          eq(subAccounts.state, "ready"),
          eq(cloudAccounts.disabled, false),
          or(sql`${subAccounts.cloudSeenAt} is null`, lt(subAccounts.cloudSeenAt, since)),
          notExists(open),
        ),
      )
      .orderBy(sql`random()`)
      .limit(limit);
    return { subAccountIds: rows.map(({ id }) => id) };
  },
});
