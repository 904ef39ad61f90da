import { randomUUID } from "node:crypto";
import { eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { embeddedRunner, inngest } from "@/core/inngest";
import { stopListening } from "@/core/listen";
import { findRunState } from "@/modules/jobs/queries";
import { isFinal } from "@/modules/jobs/rules/runs";
import { events, runs } from "@/modules/jobs/tables";
import { db } from "@/test/database";
import { startRunner } from "./start";
import { eventually, serveFunctions, testPace } from "./test-app";
import { calls, failures, testFunctions } from "./test-functions";

const served = serveFunctions(testFunctions);
let runner: Awaited<ReturnType<typeof startRunner>>;

beforeAll(async () => {
  runner = await startRunner({ baseUrl: (await served).baseUrl, ...testPace });
});

afterAll(async () => {
  await runner.stop();
  await (await served).close();
  await stopListening();
});

/** Sends an event, and waits for the run that it starts to end. */
async function runOf(fn: string, data: Record<string, unknown> = {}) {
  const key = randomUUID();
  const { ids } = await inngest().send({ name: `test/${fn}`, data: { key, ...data } });
  const state = await ended(`airgate-${fn}@${ids[0]}`);
  return { key, ...state };
}

const ended = (id: string) =>
  eventually(async () => {
    const state = await findRunState(db, id);
    return state && isFinal(state.run.status) ? state : undefined;
  });

test("a run goes through its steps and a sleep, each side effect once", async () => {
  const { key, run, steps } = await runOf("steps");
  expect(run).toMatchObject({ status: "completed", output: { sum: 42 }, error: null, attempt: 0 });
  expect(steps.map(({ name, kind, status }) => [name, kind, status])).toEqual([
    ["a", "run", "completed"],
    ["rest", "sleep", "completed"],
    ["b", "run", "completed"],
  ]);
  expect(steps.map(({ startedAt }) => startedAt !== null)).toEqual([true, false, true]);
  expect([calls.get(`${key}-a`), calls.get(`${key}-b`)]).toEqual([1, 1]);
  expect(Number(run.endedAt) - Number(run.createdAt)).toBeGreaterThanOrEqual(1_000);
});

test("a step that fails twice is tried a third time, and its neighbours are not repeated", async () => {
  const { key, run, steps } = await runOf("flaky");
  expect(run).toMatchObject({ status: "completed", output: 3 });
  expect(["before", "third", "after"].map((step) => calls.get(`${key}-${step}`))).toEqual([
    1, 3, 1,
  ]);
  expect(steps.find(({ name }) => name === "third-time")).toMatchObject({
    attempt: 2,
    error: null,
  });
});

test("parallel steps each run once, whatever retries and sleeps beside them", async () => {
  const { key, run } = await runOf("parallel");
  expect(run).toMatchObject({ status: "completed", output: [11, 2, 3, null] });
  const counted = ["x", "after-x", "y", "z"].map((step) => calls.get(`${key}-${step}`));
  expect(counted).toEqual([1, 1, 2, 1]);
});

test("a step that fails for good can be caught, and the run completes", async () => {
  const { key, run, steps } = await runOf("caught");
  expect(run.status).toBe("completed");
  expect(run.output).toMatchObject({ message: "never works", comforted: 0 });
  expect([calls.get(`${key}-never`), calls.get(`${key}-comfort`)]).toEqual([2, 1]);
  expect(steps[0]).toMatchObject({ status: "failed", error: { message: "never works" } });
});

test("a function that fails outside its steps is retried as a whole", async () => {
  const { key, run } = await runOf("whole");
  expect(run).toMatchObject({ status: "completed", output: 2 });
  expect(calls.get(key)).toBe(3);
});

test("a failure that cannot be retried ends the run at once and reaches the failure handler", async () => {
  const { key, run } = await runOf("hopeless");
  expect(run).toMatchObject({ status: "failed", error: { message: "no hope" } });
  expect(calls.get(key)).toBe(1);
  await eventually(async () => failures.find((failure) => failure.original === key));
});

test("a function that asks for a later retry gets it then", async () => {
  const { run } = await runOf("later");
  expect(run).toMatchObject({ status: "completed", output: "done" });
  expect(Number(run.endedAt) - Number(run.startedAt)).toBeGreaterThanOrEqual(1_900);
});

test("a step sends events, and only those that fulfil the condition start the other function", async () => {
  const { key, run } = await runOf("sender");
  const [first, second] = run.output as string[];
  await ended(`airgate-told@${second}`);
  expect(await findRunState(db, `airgate-told@${first}`)).toBeUndefined();
  expect(calls.get(`${key}-told-2`)).toBe(1);
});

test("a wait ends with the event that matches, or with nothing when its time is over", async () => {
  const key = randomUUID();
  const { ids } = await inngest().send({ name: "test/waiter", data: { key, timeout: "1h" } });
  const id = `airgate-waiter@${ids[0]}`;
  await eventually(async () => (await findRunState(db, id))?.run.status === "waiting" || undefined);
  await inngest().send({ name: "test/answer", data: { key: "another", word: "wrong" } });
  await inngest().send({ name: "test/answer", data: { key, word: "right" } });
  expect((await ended(id)).run.output).toBe("right");
  expect((await runOf("waiter", { timeout: "1s" })).run.output).toBe("nobody");
});

test("a function invokes another and gets its result or its failure", async () => {
  const { run } = await runOf("parent", { n: 21 });
  expect(run).toMatchObject({ status: "completed", output: { doubled: 42, refused: "negative" } });
});

test("an event counts once, whatever number of times it is sent", async () => {
  const id = randomUUID();
  const event = { id, name: "test/whole", data: { key: id } };
  await inngest().send(event);
  await ended(`airgate-whole@${id}`);
  await inngest().send([event, event]);
  await inngest().send({ name: "test/whole", data: { key: randomUUID() } });
  await eventually(async () => (await undispatched()) === 0 || undefined);
  expect(await db.select().from(runs).where(eq(runs.functionId, "airgate-whole"))).toHaveLength(3);
  expect(calls.get(id)).toBe(3);
});

const undispatched = () => db.$count(events, isNull(events.dispatchedAt));

test("unsigned and wrongly signed requests are refused", async () => {
  const { baseUrl } = await served;
  const url = `${baseUrl}/api/inngest?fnId=airgate-whole&stepId=step`;
  const body = JSON.stringify({ event: {}, events: [], steps: {}, ctx: { run_id: "x" } });
  const signed = `t=${Math.floor(Date.now() / 1_000)}&s=${"0".repeat(64)}`;
  const answers = await Promise.all([
    fetch(url, { method: "POST", body }),
    fetch(url, { method: "POST", body, headers: { "x-inngest-signature": signed } }),
    fetch(`${baseUrl}/api/inngest`),
    fetch(`${baseUrl}/api/inngest`, { method: "PUT", body: "{}" }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
});

test("events are taken with the right key only", async () => {
  const url = `${embeddedRunner().url}/e/wrong`;
  const answer = await fetch(url, { method: "POST", body: JSON.stringify({ name: "test/whole" }) });
  expect(answer.status).toBe(401);
});
