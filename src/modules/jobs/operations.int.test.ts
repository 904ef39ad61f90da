import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { admin, apiKey, job, manager, subAccount, testContext, visitor } from "@/test/context";
import { db } from "@/test/database";
import { finishRun, saveOps } from "./commands/advance";
import { claimRun } from "./commands/claim";
import { cleanUp } from "./commands/clean-up";
import { defineFunctions, retireFunctions } from "./commands/define";
import { retryRun, runNow } from "./commands/operate";
import { startDueTicks } from "./commands/schedule";
import { findRunState, getRun, listFunctions, listRuns } from "./queries";
import type { FunctionDefinition } from "./schema";
import { events, runs } from "./tables";

const now = new Date("2026-03-01T00:00:00Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const failure = { name: "Error", message: "no luck" };

/** A function of its own, defined beside all others, and ways to end its runs. */
async function given(options: Partial<FunctionDefinition> = {}) {
  const id = `fn-${randomUUID()}`;
  const definition = {
    id,
    name: "A function",
    triggers: [{ cron: "0 * * * *" }],
    retries: 0,
    concurrency: null,
    concurrencyKey: null,
    singleton: false,
    ...options,
  };
  const others = await listFunctions(testContext({ now }).ctx, {});
  await defineFunctions(db, [...others.map(toDefinition), definition], { now, zone: "UTC" });
  const start = async () => {
    const { ctx } = testContext({ now });
    return (await runNow(ctx, { functionId: id, requestId: randomUUID() })).id;
  };
  const end = async (result: { output: unknown } | { error: typeof failure }) => {
    const claim = { owner: randomUUID(), functionIds: [id], now, leaseEndsAt: at(60) };
    const lease = (await claimRun(db, claim))!;
    const ran = { type: "ran", id: "s1", name: "first", output: 1 } as const;
    await saveOps(db, lease, [ran], {
      attempt: 0,
      now,
      startedAt: now,
      replayed: 0,
      retryAt: () => now,
    });
    await finishRun(db, lease, "error" in result ? { ...result, status: "failed" } : result, at(5));
  };
  return { id, start, end };
}

const toDefinition = (summary: Awaited<ReturnType<typeof listFunctions>>[number]) => ({
  ...summary,
  concurrency: null,
  concurrencyKey: null,
  singleton: false,
});

test("a function is listed with its schedule, its last run and how its runs went", async () => {
  const { id, start, end } = await given();
  await start();
  await end({ output: null });
  await start();
  await end({ error: failure });
  const waiting = await start();
  const listed = (await listFunctions(testContext({ now }).ctx, {})).find((fn) => fn.id === id);
  expect(listed).toMatchObject({
    name: "A function",
    nextRunAt: at(3_600),
    ended: 2,
    successRate: 0.5,
    active: 1,
  });
  expect((await listRuns(testContext().ctx, { functionId: id, limit: 50 })).rows).toHaveLength(3);
  const [open] = await db.select().from(runs).where(eq(runs.id, waiting));
  expect(open?.status).toBe("queued");
});

test("runs are paged newest first without gaps or repeats, and filtered", async () => {
  const { id, start, end } = await given();
  const made: string[] = [];
  for (let n = 0; n < 5; n += 1) made.push(await start());
  await end({ error: failure });
  const { ctx } = testContext();
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRuns(ctx, { functionId: id, limit: 2, ...(cursor ? { cursor } : {}) });
    paged.push(...page.rows.map((run) => run.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(paged).toEqual([...made].sort().reverse());

  const failed = await listRuns(ctx, { functionId: id, status: "failed", limit: 50 });
  expect(failed.rows).toMatchObject([{ error: failure, trigger: "inngest/scheduled.timer" }]);
  const before = await listRuns(ctx, { functionId: id, to: now, limit: 50 });
  expect(before.rows).toEqual([]);
  const wrong = listRuns(ctx, { cursor: "bm9wZQ", limit: 1 });
  await expect(wrong).rejects.toMatchObject({ code: "jobs.cursor_invalid" });
});

test("a run is shown with its event, steps and error", async () => {
  const { start, end } = await given();
  const id = await start();
  await end({ error: failure });
  const run = await getRun(testContext().ctx, { id });
  expect(run).toMatchObject({ status: "failed", error: failure, endedAt: at(5), dueAt: null });
  expect(run.steps).toMatchObject([{ name: "first", status: "completed", output: 1 }]);
  const absent = getRun(testContext().ctx, { id: "absent" });
  await expect(absent).rejects.toMatchObject({ kind: "not_found", code: "jobs.run_not_found" });
});

test("a run by hand is recorded, and a repeated request is not a second run", async () => {
  const { id: functionId } = await given({ triggers: [{ event: "pool/created" }] });
  const { ctx, recorded } = testContext({ now });
  const input = { functionId, requestId: randomUUID(), data: { pool: "p" } };
  const first = await runNow(ctx, input);
  expect(await runNow(ctx, input)).toEqual(first);
  expect(recorded.map(({ audit }) => audit)).toEqual([
    {
      action: "job.run.start",
      targetType: "job",
      targetId: functionId,
      old: null,
      new: { run: first.id, data: { pool: "p" } },
      reason: null,
    },
    null,
  ]);
  const [run] = await db.select().from(runs).where(eq(runs.functionId, functionId));
  expect(run).toMatchObject({
    status: "queued",
    event: { name: "pool/created", data: { pool: "p" } },
  });
});

test("a failed run starts again with the steps that had completed", async () => {
  const { start, end } = await given();
  const old = await start();
  await end({ error: failure });
  const { ctx, recorded } = testContext({ now });
  const input = { id: old, requestId: randomUUID() };
  const again = await retryRun(ctx, input);
  const state = (await findRunState(db, again.id))!;
  expect(state.run).toMatchObject({ status: "queued", retryOf: old });
  expect(state.steps).toMatchObject([{ id: "s1", output: 1, place: 1 }]);
  expect(await retryRun(ctx, input)).toEqual(again);
  expect(recorded).toMatchObject([
    { audit: { action: "job.run.retry", targetId: old, new: { run: again.id } } },
    { audit: null },
  ]);
});

test("only a run that ended badly is retried, and nothing starts an unknown or retired function", async () => {
  const { id: functionId, start, end } = await given();
  const { ctx, recorded } = testContext({ now });
  const requestId = randomUUID();
  const id = await start();
  await expect(retryRun(ctx, { id, requestId })).rejects.toMatchObject({
    code: "jobs.run_not_failed",
  });
  await end({ output: 1 });
  await expect(retryRun(ctx, { id, requestId })).rejects.toMatchObject({
    code: "jobs.run_not_failed",
  });
  const absent = retryRun(ctx, { id: "absent", requestId });
  await expect(absent).rejects.toMatchObject({ code: "jobs.run_not_found" });
  const unknown = runNow(ctx, { functionId: "absent", requestId });
  await expect(unknown).rejects.toMatchObject({ code: "jobs.function_not_found" });
  await retireFunctions(db, now);
  const retired = runNow(ctx, { functionId, requestId });
  await expect(retired).rejects.toMatchObject({ code: "jobs.function_not_found" });
  expect(recorded).toEqual([]);
});

test("a singleton function that runs is not started by hand, and a tick is skipped", async () => {
  const { id: functionId, start } = await given({ singleton: true });
  const open = await start();
  const { ctx, recorded } = testContext({ now });
  const second = runNow(ctx, { functionId, requestId: randomUUID() });
  await expect(second).rejects.toMatchObject({ kind: "conflict", code: "jobs.already_running" });
  expect(recorded).toEqual([]);
  await startDueTicks(db, { now: at(3_600), zone: "UTC" });
  const all = await db.select().from(runs).where(eq(runs.functionId, functionId));
  expect(all.map(({ id, status }) => [id, status]).sort()).toEqual([
    [`${functionId}@${at(3_600).toISOString()}`, "skipped"],
    [open, "queued"],
  ]);
});

test.each([
  { who: "a role without the capability", actor: admin("finance") },
  { who: "a manager", actor: manager() },
  { who: "an API key", actor: apiKey("pools:read") },
  { who: "a sub-account", actor: subAccount() },
  { who: "a job", actor: job("jobs.cleanUp") },
  { who: "a visitor", actor: visitor() },
])("$who may neither start nor retry a run", async ({ actor }) => {
  const { id: functionId, start } = await given();
  const { ctx } = testContext({ actor });
  const requestId = randomUUID();
  const kind = expect.stringMatching(/forbidden|unauthenticated/);
  await expect(runNow(ctx, { functionId, requestId })).rejects.toMatchObject({ kind });
  await expect(retryRun(ctx, { id: await start(), requestId })).rejects.toMatchObject({ kind });
});

test("history is deleted after 30 days, open runs stay, those of functions long gone are cancelled", async () => {
  const { id, start, end } = await given();
  const ended = await start();
  await end({ error: failure });
  const open = await start();
  await db
    .update(events)
    .set({ dispatchedAt: now })
    .where(eq(events.id, `${ended}:failed`));
  const clean = (days: number) =>
    cleanUp(testContext({ actor: job("jobs.cleanUp"), now: at(days * 86_400) }).ctx, {});
  const left = async () => {
    const kept = await db
      .select()
      .from(runs)
      .where(inArray(runs.id, [ended, open]));
    return kept.map((run) => [run.id, run.status]).sort();
  };

  await clean(30);
  expect(await left()).toHaveLength(2);
  await clean(31);
  expect(await left()).toEqual([[open, "queued"]]);
  expect(await db.$count(events, eq(events.id, `${ended}:failed`))).toBe(0);
  await retireFunctions(db, at(31 * 86_400));
  await clean(62);
  expect(await left()).toEqual([[open, "cancelled"]]);
  expect((await listFunctions(testContext().ctx, {})).some((fn) => fn.id === id)).toBe(false);
});
