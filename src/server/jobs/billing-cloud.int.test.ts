import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { runNow } from "@/modules/jobs/commands/operate";
import { getRun, listFunctions } from "@/modules/jobs/queries";
import { testContext } from "@/test/context";
import { dayOf, givenBills } from "@/test/given-bills";
import { serveHandlers } from "@/test/serve-jobs";
import { cloudOfFile } from "@/test/simulator";
import { startOutbox } from "../outbox";
import { startRunner } from "../runner/start";
import { eventually, testPace } from "../runner/test-app";

const cloud = cloudOfFile();
const served = serveHandlers();
const runner = served.then(({ baseUrl }) => startRunner({ baseUrl, ...testPace }));
const outbox = runner.then(() => startOutbox());

afterAll(async () => {
  await (await outbox).stop();
  await (await runner).stop();
  (await served).close();
  await stopListening();
});

async function run(functionId: string) {
  await outbox;
  const { ctx } = testContext();
  await eventually(async () => ((await listFunctions(ctx, {})).length > 0 ? true : undefined));
  const { id } = await runNow(ctx, { functionId, requestId: randomUUID() });
  return eventually(async () => {
    const found = await getRun(ctx, { id });
    return found.endedAt ? found : undefined;
  });
}

test("each account is polled in a run of its own: the failure of one stops no other", async () => {
  const [ill, well] = [await givenBills(cloud()), await givenBills(cloud())];
  const effect = { kind: "error" as const, code: "AccessDenied", status: 403 };
  ill.control.addFault({
    action: "ListSplitBillDetail",
    accountId: ill.accountId,
    always: true,
    effect,
  });
  well.bill("lab", dayOf(0), "3");
  expect((await run("airgate-billing-poll-bills-due")).status).toBe("completed");
  const polled = (of: typeof ill) =>
    eventually(async () => {
      const state = await of.state();
      return state?.finishedAt ? state : undefined;
    });
  expect(await polled(ill)).toMatchObject({ failures: 1, code: "AccessDenied", asOf: null });
  expect(await polled(well)).toMatchObject({ failures: 0, asOf: dayOf(0) });
});

test("a first allocation has what was billed before counted, by an event", async () => {
  const { bill, poll, user } = await givenBills(cloud());
  const owner = await user(["lab"]);
  bill("lab", dayOf(1, 5), "60");
  await poll();
  await owner.allocate(100, dayOf(1, 1));
  const row = await eventually(async () => {
    const found = await owner.row();
    return found?.spent ? found : undefined;
  });
  expect(row).toMatchObject({ spent: 60_000_000, markedSteps: [50], spentAsOf: dayOf(1, 5) });
});

test("use that no bill shows is read for all accounts, and a refusal stops no other", async () => {
  const [ill, well] = [await givenBills(cloud()), await givenBills(cloud())];
  const effect = { kind: "error" as const, code: "OperationDenied.ServiceNotOpen", status: 403 };
  await ill.user(["lab"]);
  await well.user(["lab"]);
  ill.control.addFault({ action: "GetUsage", accountId: ill.accountId, always: true, effect });
  const { status } = await run("airgate-billing-read-usage");
  expect(status).toBe("completed");
  expect((await ill.state())?.usageCode).toBe("OperationDenied.ServiceNotOpen");
  expect((await well.state())?.usageReadAt).not.toBeNull();
});
