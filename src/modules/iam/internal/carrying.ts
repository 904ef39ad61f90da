import { randomUUID } from "node:crypto";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import type { Errand } from "@/core/operation";
import type { Volcengine } from "@/integrations/volcengine/client";
import { cloudOf } from "../queries/cloud";
import { requireSubAccount, type SubAccount } from "../queries/sub-account";
import { pauseFor } from "./ending";
import { ensure, undo } from "./ensuring";
import { openChanges } from "./opening";
import { type ItemStep, LeaseLost, markSent, settleDone, settleFailing } from "./settling";
import { type Step, takeStep, type Worker } from "./stepping";
import { readFailing, transact } from "./transacting";
import { verify } from "./verifying";
import type { Work } from "./work";

/** By what changes are carried out; tests of slow clouds have less patience. */
export type Means = {
  cloudOf(db: Db, cloudAccountId: string): Promise<Volcengine>;
  /** No item takes longer; well below the lease, for who lost it must not call any more. */
  itemMs: number;
  leaseSeconds: number;
};

export const usualMeans: Means = { cloudOf, itemMs: 60_000, leaseSeconds: 120 };

/**
 * Carries out what is open for a sub-account and due, until nothing is left that can be done now.
 * It may die at any moment, and may run twice: one of the two finds the lease taken.
 */
export async function carryOutChanges(
  call: Errand,
  subAccountId: string,
  means: Means,
): Promise<void> {
  const account = await requireSubAccount(call.db, subAccountId);
  if (account.cloudAccountId === null || account.userName === null) return;
  const cloud = await openCloud(call, account, means);
  if (!cloud) return;
  const worker: Worker = {
    token: randomUUID(),
    leaseSeconds: means.leaseSeconds,
    tried: new Set(),
    paused: new Set(),
    troubles: new Map(),
    progressed: new Set(),
    halted: false,
    told: [],
  };
  for (;;) {
    const step = await transact(call, (db) => takeStep(db, subAccountId, worker), worker);
    if (!step) return;
    const signal = AbortSignal.timeout(means.itemMs);
    const going = step.item
      ? await carryOutItem(call, { ...step, item: step.item }, { cloud, signal, worker })
      : await verify(call, step, { cloud, signal, worker });
    if (!going) return;
  }
}

type Tools = { cloud: Volcengine; signal: AbortSignal; worker: Worker };

/** False when somebody else has taken over. */
async function carryOutItem(
  call: Errand,
  step: Extract<Step, { item: object }>,
  { cloud, signal, worker }: Tools,
): Promise<boolean> {
  const current: ItemStep = { change: step.change, item: step.item };
  const work: Work = {
    db: call.db,
    cloud,
    signal,
    now: call.now,
    account: step.account,
    user: userNameOf(step.account),
    change: step.change,
    item: step.item,
    async markSent(subject) {
      await transact(call, (db) => markSent(db, current, subject, worker));
      current.item = { ...current.item, subject, state: "sent" };
    },
  };
  try {
    const done = await (step.change.state === "undoing" ? undo(work) : ensure(work));
    await transact(call, (db) => settleDone(db, current, done, worker));
    return true;
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    const failing = readFailing(error);
    await transact(call, (db) => settleFailing(db, current, failing, worker), worker);
    return true;
  }
}

function userNameOf({ userName }: SubAccount): string {
  if (userName === null) throw new Error("a sub-account of the cloud has a user name");
  return userName;
}

/** A cloud account that is switched off holds its changes up. */
async function openCloud(call: Errand, account: SubAccount, means: Means) {
  try {
    return await means.cloudOf(call.db, account.cloudAccountId ?? "");
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code } = error;
    await transact(call, async (db) => {
      for (const { change, isDue } of await openChanges(db, account.id)) {
        if (isDue) await pauseFor(db, change, { code, message: null });
      }
    });
    return undefined;
  }
}
