import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/test/database";
import { startRun } from "../internal/start-run";
import { findRunState } from "../queries";
import { LeaseLost } from "../rules/runs";
import type { FunctionDefinition } from "../schema";
import { runs, steps } from "../tables";
import { finishRun, saveOps } from "./advance";
import { claimRun, putBackRun, releaseAll, releaseRun, renewLease } from "./claim";
import { defineFunctions } from "./define";
import { dispatchEvents, receiveEvents } from "./receive";

const now = new Date("2026-03-01T00:00:00Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

/** A function of its own with queued runs, and a way to claim them. */
async function given(options: Partial<FunctionDefinition> & { queued?: readonly object[] } = {}) {
  const { queued = [{}], ...own } = options;
  const id = randomUUID();
  const job = { ...plain, ...own, id, name: id };
  await defineFunctions(db, [job], { now, zone: "UTC" });
  for (const [index, data] of queued.entries()) {
    const event = { id: `${id}-${index}`, name: "test/event", data: { ...data }, ts: 0 };
    await startRun(db, job, { id: `${id}@${index}`, event }, now);
  }
  const claim = (moment = now, owner = randomUUID()) =>
    claimRun(db, {
      owner,
      functionIds: [id],
      now: moment,
      leaseEndsAt: new Date(moment.getTime() + 60_000),
    });
  const first = async () => {
    const [run] = await db
      .select()
      .from(runs)
      .where(eq(runs.id, `${id}@0`));
    return run!;
  };
  return { id, job, claim, first };
}

const plain: FunctionDefinition = {
  id: "",
  name: "",
  triggers: [],
  retries: 3,
  concurrency: null,
  concurrencyKey: null,
  singleton: false,
};

const twenty = Array.from({ length: 20 }, (_, n) => ({ n: n % 2 }));

test("runners that claim at the same time never get the same run", async () => {
  const { claim } = await given({ queued: twenty });
  const leases = await Promise.all(twenty.map(() => claim()));
  expect(new Set(leases.map((lease) => lease?.runId)).size).toBe(20);
  expect(await claim()).toBeUndefined();
});

test("a limit holds however many claim at the same time, per value of its key", async () => {
  const limited = await given({ queued: twenty, concurrency: 3 });
  const taken = (await Promise.all(twenty.map(() => limited.claim()))).filter(Boolean);
  expect(taken).toHaveLength(3);
  await finishRun(db, taken[0]!, { output: null }, now);
  expect(await limited.claim()).toBeDefined();
  expect(await limited.claim()).toBeUndefined();

  const keyed = await given({ queued: twenty, concurrency: 3, concurrencyKey: "event.data.n" });
  expect((await Promise.all(twenty.map(() => keyed.claim()))).filter(Boolean)).toHaveLength(6);
});

test("a run whose lease has ended is taken over, and its old holder can change nothing", async () => {
  const { claim, first } = await given();
  const dead = (await claim())!;
  expect(await claim(at(59))).toBeUndefined();
  const heir = (await claim(at(60)))!;
  expect(heir.runId).toBe(dead.runId);
  expect(await first()).toMatchObject({ status: "running", recoveries: 1 });
  await expect(finishRun(db, dead, { output: 1 }, at(61))).rejects.toThrow(LeaseLost);
  await expect(releaseRun(db, dead, at(61))).rejects.toThrow(LeaseLost);
  expect(await renewLease(db, dead, at(500))).toBe(false);
  await finishRun(db, heir, { output: 2 }, at(62));
  expect(await first()).toMatchObject({ status: "completed", output: 2, leaseOwner: null });
});

test("a renewed lease is not taken over", async () => {
  const { claim } = await given();
  const lease = (await claim())!;
  expect(await renewLease(db, lease, at(120))).toBe(true);
  expect(await claim(at(119))).toBeUndefined();
  expect(await claim(at(120))).toBeDefined();
});

test("a runner that stops lets all its runs go at once", async () => {
  const { claim } = await given({ queued: [{}, {}] });
  const owner = randomUUID();
  await claim(now, owner);
  await claim(now, owner);
  await releaseAll(db, owner, at(1));
  expect(await claim(at(1))).toBeDefined();
  expect(await claim(at(1))).toBeDefined();
});

test("a run without an answer comes back later, and remembers it", async () => {
  const { claim, first } = await given();
  const error = { name: "Error", message: "connection refused" };
  const put = async (moment: Date) =>
    putBackRun(db, (await claim(moment))!, { error, dueAt: (n) => at(10 * (n + 1)) });
  await put(now);
  expect(await first()).toMatchObject({ status: "waiting", recoveries: 1, dueAt: at(10), error });
  expect(await claim(at(9))).toBeUndefined();
  await put(at(10));
  expect(await first()).toMatchObject({ recoveries: 2, dueAt: at(20) });
});

test("an event that comes while the run is executed is not missed", async () => {
  const { claim, first, id } = await given();
  const lease = (await claim())!;
  const name = `test/${id}`;
  const wait = { type: "wait", id: "w", name: "w", event: name, timeout: "1h" } as const;
  const call = { attempt: 0, now, startedAt: now, replayed: 0, retryAt: () => now };
  await saveOps(db, lease, [wait], call);
  await receiveEvents(db, [{ id: `${id}-came`, name, data: { n: 1 }, ts: 1 }], at(1));
  await dispatchEvents(db, at(1));
  await releaseRun(db, lease, at(2));
  expect(await first()).toMatchObject({ status: "queued", dueAt: at(2) });
  const { steps: known } = (await findRunState(db, lease.runId))!;
  expect(known).toMatchObject([{ status: "completed", place: 1, output: { data: { n: 1 } } }]);
});

test("a step keeps its first result, and results keep their order", async () => {
  const { claim } = await given();
  const lease = (await claim())!;
  const ran = (id: string, output: unknown) => ({ type: "ran", id, name: id, output }) as const;
  const call = { attempt: 0, now, startedAt: now, retryAt: () => now };
  await saveOps(db, lease, [ran("b", "\u0000 first")], call);
  await saveOps(db, lease, [ran("b", "second"), ran("a", null)], call);
  const { steps: known } = (await findRunState(db, lease.runId))!;
  expect(known.map(({ id, output, place }) => [id, output, place])).toEqual([
    ["b", "\u0000 first", 1],
    ["a", null, 2],
  ]);
  await db.delete(runs).where(eq(runs.id, lease.runId));
  expect(await db.$count(steps, eq(steps.runId, lease.runId))).toBe(0);
});
