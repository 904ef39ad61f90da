import { eq, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { nothingPending } from "../rules/pending";
import { deleteItems, disableItems, enableItems } from "../rules/plans";
import { takeSnapshot } from "../rules/snapshots";
import type { ItemSubject, PendingEdits } from "../schema/changes";
import type { CloudState, Grant, Snapshot } from "../schema/cloud-state";
import { grants, subAccounts } from "../tables";
import { lookAtArkKeys, statesOf, usableArkKeys } from "./ark-keys";
import { mergeItems } from "./items";
import { findUser, look } from "./looking";
import type { Done, Ensure, Work } from "./work";

/** What a user shows that the cloud does not know. */
export const nothingThere: CloudState = { policies: [], keys: [], login: null };

/**
 * Looks at the cloud and at what is wanted, and adds the items that follow; of a disable it takes
 * the snapshot. Looking is repeated as often as needed, storing happens once.
 */
export const plan: Ensure<"plan"> = async (work, { pending = nothingPending }) => {
  switch (work.change.kind) {
    case "disable":
      return planDisable(work, pending);
    case "enable":
      return planEnable(work, pending);
    case "delete":
      return planDelete(work);
    default:
      throw new Error(`a change of kind ${work.change.kind} has no plan`);
  }
};

async function planDisable(work: Work, pending: PendingEdits): Promise<Done> {
  const seen = await look(work);
  const cloud = seen ?? nothingThere;
  return {
    async save(db) {
      const snapshot = await saveSnapshot(db, work, cloud, pending);
      const arkKeys = statesOf(await usableArkKeys(db, work.account.id));
      await noteSeen(db, work.account.id, seen);
      await mergeItems(db, work.change.id, disableItems({ cloud, arkKeys }, snapshot, pending));
    },
  };
}

async function planEnable(work: Work, pending: PendingEdits): Promise<Done> {
  const seen = await look(work);
  const cloud = seen ?? nothingThere;
  const rows = await usableArkKeys(work.db, work.account.id);
  const arkKeys = await lookAtArkKeys(work.cloud, rows, work.signal);
  return {
    async save(db) {
      const snapshot = await saveSnapshot(db, work, cloud, pending);
      await noteSeen(db, work.account.id, seen);
      await mergeItems(db, work.change.id, enableItems({ cloud, arkKeys }, snapshot, pending));
    },
  };
}

/**
 * A user of the same name that somebody made anew after ours was gone is not ours to delete.
 * @throws iam.user_replaced
 */
async function planDelete(work: Work): Promise<Done> {
  const user = await findUser(work);
  const { cloudUserId } = work.account;
  if (user && cloudUserId && user.Id !== cloudUserId) {
    throw new DomainError("conflict", "iam.user_replaced", { user: work.user });
  }
  const seen = user && (await look(work));
  return {
    async save(db) {
      const arkKeys = await usableArkKeys(db, work.account.id);
      const ids = arkKeys.map(({ id }) => id);
      const items: ItemSubject[] = seen
        ? deleteItems(seen, ids)
        : ids.map((arkKey) => ({ verb: "delete_ark_key", arkKey }));
      await mergeItems(db, work.change.id, items);
    },
  };
}

/** The row is locked: what is read here stands until the items do. */
async function saveSnapshot(
  db: Db,
  { account, now }: Work,
  cloud: CloudState,
  pending: PendingEdits,
): Promise<Snapshot> {
  const [row] = await db
    .select({ snapshot: subAccounts.snapshot })
    .from(subAccounts)
    .where(eq(subAccounts.id, account.id));
  const snapshot = takeSnapshot({
    existing: row?.snapshot ?? null,
    cloud,
    grants: await grantsOf(db, account.id),
    arkKeys: statesOf(await usableArkKeys(db, account.id)),
    pending,
    takenAt: now,
  });
  await db.update(subAccounts).set({ snapshot }).where(eq(subAccounts.id, account.id));
  return snapshot;
}

/** What AirGate granted, as wanted. */
export async function grantsOf(db: Db, subAccountId: string): Promise<Grant[]> {
  const rows = await db.select().from(grants).where(eq(grants.subAccountId, subAccountId));
  return rows.map(({ project, policyType: type, policyName: name }) => ({ project, type, name }));
}

/** Keeps what the cloud showed, or that it does not know the user. */
export async function noteSeen(
  db: Db,
  subAccountId: string,
  seen: CloudState | undefined,
): Promise<void> {
  const missingSince = sql`coalesce(${subAccounts.missingSince}, now())`;
  await db
    .update(subAccounts)
    .set(
      seen
        ? { cloudState: seen, cloudSeenAt: sql`now()`, missingSince: null }
        : { cloudSeenAt: sql`now()`, missingSince },
    )
    .where(eq(subAccounts.id, subAccountId));
}
