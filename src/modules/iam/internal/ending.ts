import { eq, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { changes } from "../change-tables";
import type { SubAccount } from "../queries/sub-account";
import type { Failing } from "../rules/outcomes";
import type { CloudState } from "../schema/cloud-state";
import { subAccounts } from "../tables";
import { closeAll } from "./leaving";
import type { Change, Item } from "./opening";
import { noteSeen } from "./planning";
import { type Telling, tellIfStuck } from "./stuck";

const ended = {
  endedAt: sql`now()`,
  sealedSecret: null,
  leasedUntil: null,
  leaseToken: null,
} as const;

/** Two seconds at first, a quarter of an hour at last, and never all at the same moment. */
const backoff = (attempts: number) =>
  sql`now() + make_interval(secs => least(900, 2 * power(2, ${Math.min(attempts, 12) - 1}))
    * (0.75 + random() / 2))`;

/**
 * Leaves a change for later, each time for longer; a round that got something done starts anew. It
 * says what holds it up.
 */
export async function pause(
  db: Db,
  change: Change,
  items: readonly Item[],
  worker: Telling & { progressed: ReadonlySet<string>; paused: Set<string> },
): Promise<undefined> {
  const { id, attempts: before } = change;
  const attempts = worker.progressed.has(id) ? 1 : before + 1;
  const blocking =
    items.find(({ state }) => state === "failed") ??
    items.find((item) => item.state !== "undone" && item.code !== null);
  const why = { code: blocking?.code ?? null, message: blocking?.message ?? null };
  worker.paused.add(id);
  tellIfStuck(worker, change, { ...why, attempts, refused: blocking?.state === "failed" });
  await db
    .update(changes)
    .set({
      attempts,
      dueAt: backoff(attempts),
      leasedUntil: null,
      leaseToken: null,
      ...why,
    })
    .where(eq(changes.id, id));
}

/** The same for a change that could not even be begun, or read back. */
export async function pauseFor(
  db: Db,
  change: Change,
  { code, message, as }: { code: string | null; message: string | null; as?: Failing["as"] },
  telling?: Telling,
): Promise<void> {
  const { id, attempts: before } = change;
  const attempts = before + 1;
  if (telling) {
    tellIfStuck(telling, change, { code, message, attempts, refused: as === "refused" });
  }
  await db
    .update(changes)
    .set({
      attempts,
      dueAt: backoff(attempts),
      leasedUntil: null,
      leaseToken: null,
      code,
      message,
    })
    .where(eq(changes.id, id));
}

/** Ends a change that is as wanted, and says what that means for its sub-account. */
export async function endDone(
  db: Db,
  { id, state }: Pick<SubAccount, "id" | "state">,
  change: Change,
  seen: CloudState | undefined,
): Promise<void> {
  await db
    .update(changes)
    .set({ state: "done", code: null, message: null, ...ended })
    .where(eq(changes.id, change.id));
  if (change.kind === "delete") {
    await closeAll(db, id, "deleted");
    return;
  }
  await noteSeen(db, id, seen);
  if (change.kind === "enable") {
    await db.update(subAccounts).set({ snapshot: null }).where(eq(subAccounts.id, id));
  }
  if (change.kind === "create" && state === "creating") {
    await db.update(subAccounts).set({ state: "ready" }).where(eq(subAccounts.id, id));
  }
}

/** Ends a change of which nothing is left in the cloud; a creation gives its user name free. */
export async function endUndone(db: Db, { id }: SubAccount, change: Change): Promise<void> {
  await db
    .update(changes)
    .set({ state: "undone", ...ended })
    .where(eq(changes.id, change.id));
  if (change.kind === "create") await closeAll(db, id, "not_created");
}

/** Ends a change that the cloud will not have: what is done of it stays, the rest is given up. */
export async function endRefused(
  db: Db,
  change: Change,
  { code, message }: { code: string; message: string | null },
): Promise<void> {
  await db
    .update(changes)
    .set({ state: "undone", code, message, ...ended })
    .where(eq(changes.id, change.id));
}

/** Ends a change of which later ones took over everything. */
export async function endSuperseded(db: Db, { id }: Change): Promise<undefined> {
  await db
    .update(changes)
    .set({ state: "superseded", ...ended })
    .where(eq(changes.id, id));
}
