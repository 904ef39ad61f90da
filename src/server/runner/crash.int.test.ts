import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inngest } from "@/core/inngest";
import { stopListening } from "@/core/listen";
import { receiveEvents } from "@/modules/jobs/commands/receive";
import { findRunState } from "@/modules/jobs/queries";
import { db } from "@/test/database";
import { startRunner } from "./start";
import { eventually, serveFunctions, testPace } from "./test-app";
import { durableFunctions } from "./test-durable";

const children: ChildProcess[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "airgate-jobs-"));
});

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
  await stopListening();
});

/** A process that serves and executes the job, and hangs in its third step. */
function spawnRunner(): ChildProcess {
  const script = fileURLToPath(new URL("./test-durable.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, "--serve"], {
    stdio: "ignore",
  });
  children.push(child);
  return child;
}

test("kill -9 in a sleep and in a step: another runner goes on, and repeats only that step", {
  timeout: 60_000,
}, async () => {
  const file = path.join(folder, "trace");
  const traces = async () => (await readFile(file, "utf8").catch(() => "")).trim();
  const id = randomUUID();
  const state = () => findRunState(db, `airgate-durable@${id}`);
  await receiveEvents(db, [{ id, name: "test/durable", data: { file }, ts: 0 }], new Date());

  const first = spawnRunner();
  await eventually(async () => (await state())?.run.status === "waiting" || undefined, 20_000);
  first.kill("SIGKILL");
  expect(await traces()).toBe("before");

  const second = spawnRunner();
  await eventually(async () => (await traces()).endsWith("between") || undefined, 20_000);
  second.kill("SIGKILL");

  const served = await serveFunctions(durableFunctions(false));
  const third = await startRunner({ baseUrl: served.baseUrl, ...testPace });
  const done = await eventually(async () => {
    const found = await state();
    return found?.run.status === "completed" ? found : undefined;
  });
  await third.stop();
  await served.close();
  expect(done.run.output).toBe("done");
  expect(await traces()).toBe("before between between after");
});

test("a step longer than its lease is executed once, and a stop hands it over at once", async () => {
  let executed = 0;
  let hangs = false;
  const served = await serveFunctions((client) => [
    client.createFunction({ id: "long", triggers: [{ event: "test/long" }] }, async ({ step }) =>
      step.run("work", async () => {
        executed += 1;
        await sleep(hangs ? 30_000 : 1_500);
        return executed;
      }),
    ),
  ]);
  const { baseUrl } = served;
  const start = (leaseMs: number) => startRunner({ baseUrl, ...testPace, leaseMs, graceMs: 100 });
  const send = async () => {
    const { ids } = await inngest().send({ name: "test/long" });
    return `airgate-long@${ids[0]}`;
  };
  const completed = (id: string) =>
    eventually(async () => {
      const found = await findRunState(db, id);
      return found?.run.status === "completed" ? found.run : undefined;
    });

  const two = [await start(450), await start(450)];
  expect((await completed(await send())).output).toBe(1);
  expect(executed).toBe(1);
  await Promise.all(two.map((runner) => runner.stop()));

  hangs = true;
  const stopped = await start(60_000);
  const id = await send();
  await eventually(async () => executed === 2 || undefined);
  await stopped.stop();
  const left = await findRunState(db, id);
  expect(left?.run).toMatchObject({ status: "queued", recoveries: 0, leaseOwner: null });
  hangs = false;
  const heir = await start(60_000);
  expect((await completed(id)).output).toBe(3);
  await heir.stop();
  await served.close();
});
