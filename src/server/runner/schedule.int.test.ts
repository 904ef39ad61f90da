import { setTimeout as sleep } from "node:timers/promises";
import { asc, eq } from "drizzle-orm";
import type { Inngest } from "inngest";
import { afterAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { defineFunctions } from "@/modules/jobs/commands/define";
import { startDueTicks } from "@/modules/jobs/commands/schedule";
import { functions, runs } from "@/modules/jobs/tables";
import { db } from "@/test/database";
import { startRunner } from "./start";
import { eventually, serveFunctions, testPace } from "./test-app";

const ticks: string[] = [];
let executing = 0;
let most = 0;

const served = serveFunctions((client: Inngest) => [
  client.createFunction(
    { id: "tick", triggers: [{ cron: "* * * * * *" }] },
    async ({ runId, step }) => step.run("note", () => ticks.push(runId)),
  ),
  client.createFunction(
    { id: "slow", concurrency: 1, triggers: [{ cron: "* * * * * *" }] },
    async ({ step }) =>
      step.run("work", async () => {
        executing += 1;
        most = Math.max(most, executing);
        await sleep(1_400);
        executing -= 1;
      }),
  ),
  client.createFunction(
    { id: "single", singleton: { mode: "skip" }, triggers: [{ cron: "* * * * * *" }] },
    async ({ step }) => step.sleep("long", "1h"),
  ),
]);

afterAll(async () => {
  await (await served).close();
  await stopListening();
});

const runsOf = (id: string) =>
  db.select().from(runs).where(eq(runs.functionId, id)).orderBy(asc(runs.createdAt), asc(runs.id));

test("two runners make one run of each tick, and never two of a limited function at once", async () => {
  const { baseUrl } = await served;
  const runners = [
    await startRunner({ baseUrl, ...testPace }),
    await startRunner({ baseUrl, ...testPace }),
  ];
  const slow = await eventually(async () => {
    const all = await runsOf("airgate-slow");
    return all.filter(({ status }) => status === "completed").length >= 3 ? all : undefined;
  });
  await Promise.all(runners.map((runner) => runner.stop()));

  const made = await runsOf("airgate-tick");
  expect(made.length).toBeGreaterThan(1);
  expect(made.every(({ id }) => /^airgate-tick@\d{4}-.*:\d\d\.000Z$/.test(id))).toBe(true);
  expect(new Set(ticks).size).toBe(ticks.length);

  expect(most).toBe(1);
  expect(slow.length).toBeGreaterThanOrEqual(3);
  const single = (await runsOf("airgate-single")).map(({ status }) => status);
  expect(single.filter((status) => status !== "skipped")).toEqual(["waiting"]);
  expect(single.length).toBeGreaterThan(1);
});

test("after a downtime the last missed tick is caught up, once", async () => {
  const zone = "Asia/Shanghai";
  const since = new Date("2026-01-01T00:00:00Z");
  const now = new Date("2026-01-05T00:00:00Z");
  const daily = {
    id: "daily",
    name: "daily",
    triggers: [{ cron: "0 3 * * *" }],
    retries: 0,
    concurrency: null,
    concurrencyKey: null,
    singleton: false,
  };
  await defineFunctions(db, [daily], { now: since, zone });
  const found = await Promise.all([1, 2, 3].map(() => startDueTicks(db, { now, zone })));
  expect(found.reduce((sum, n) => sum + n)).toBe(1);
  expect(await startDueTicks(db, { now, zone })).toBe(0);
  expect((await runsOf("daily")).map(({ id }) => id)).toEqual(["daily@2026-01-04T19:00:00.000Z"]);

  await defineFunctions(db, [], { now, zone });
  const later = new Date("2026-02-01T00:00:00Z");
  expect(await startDueTicks(db, { now: later, zone })).toBe(0);
  await defineFunctions(db, [daily], { now: later, zone });
  expect(await startDueTicks(db, { now: later, zone })).toBe(0);
  const [stored] = await db.select().from(functions).where(eq(functions.id, "daily"));
  expect(stored).toMatchObject({ retiredAt: null, scheduledThrough: later });
});
