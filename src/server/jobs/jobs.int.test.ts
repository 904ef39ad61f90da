import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { runNow } from "@/modules/jobs/commands/operate";
import { getRun, listFunctions } from "@/modules/jobs/queries";
import { testContext } from "@/test/context";
import { serveHandlers } from "@/test/serve-jobs";
import { startRunner } from "../runner/start";
import { eventually, testPace } from "../runner/test-app";

const served = serveHandlers();
const runner = served.then(({ baseUrl }) => startRunner({ baseUrl, ...testPace }));

afterAll(async () => {
  await (await runner).stop();
  (await served).close();
  await stopListening();
});

test("the product's jobs are known with their schedules, and the clean-up runs by hand", async () => {
  const { ctx } = testContext();
  await runner;
  const functions = await eventually(async () => {
    const listed = await listFunctions(ctx, {});
    return listed.length > 0 ? listed : undefined;
  });
  const cleanUp = functions.find(({ id }) => id === "airgate-jobs-clean-up");
  expect(cleanUp?.triggers).toEqual([{ cron: "TZ=Asia/Shanghai 20 3 * * *" }]);
  expect(cleanUp?.nextRunAt?.toISOString()).toMatch(/T19:20:00.000Z$/);

  const { id } = await runNow(ctx, {
    functionId: "airgate-jobs-clean-up",
    requestId: randomUUID(),
  });
  const run = await eventually(async () => {
    const found = await getRun(ctx, { id });
    return found.endedAt ? found : undefined;
  });
  expect(run).toMatchObject({ status: "completed", output: { runs: 0, events: 0, cancelled: 0 } });
});

test("nobody else may use the protocol", async () => {
  const { baseUrl } = await served;
  const url = `${baseUrl}/api/inngest?fnId=airgate-jobs-clean-up&stepId=step`;
  const answers = await Promise.all([
    fetch(url),
    fetch(url, { method: "PUT", body: "{}" }),
    fetch(url, { method: "POST", body: JSON.stringify({ ctx: { run_id: "x" } }) }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
});
