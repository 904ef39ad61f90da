import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inngest } from "@/core/inngest";
import { stopListening } from "@/core/listen";
import { listAlerts } from "@/modules/alerts/queries/alerts";
import { ListAlerts } from "@/modules/alerts/schema/alerts";
import { recordFacts } from "@/modules/audit/commands/record";
import { admin, testContext } from "@/test/context";
import { db } from "@/test/database";
import { deliveriesOf, givenReceiver, givenTarget } from "@/test/given-alerts";
import { givenCloudAccount, givenPrepaid } from "@/test/given-prepaid";
import { alertingEvents, handle } from "../alerts/handling";
import { startOutbox } from "../outbox";
import { startRunner } from "../runner/start";
import { eventually, serveFunctions, testPace } from "../runner/test-app";
import { alertsFunctions } from "./alerts";

const receiver = await givenReceiver();
const served = serveFunctions(alertsFunctions);
const path = "/hooks/of-the-jobs";
let stop: () => Promise<unknown>;

beforeAll(async () => {
  await givenTarget({ url: receiver.origin + path });
  const runner = await startRunner({ baseUrl: (await served).baseUrl, ...testPace });
  const outbox = startOutbox(inngest());
  stop = () => outbox.stop().then(() => runner.stop());
});
afterAll(async () => {
  await stop();
  await (await served).close();
  await receiver.close();
  await stopListening();
});

const about = async (subjectId: string) =>
  (await listAlerts(testContext().ctx, ListAlerts.parse({ subjectId }))).rows;

/** Stores the events of a change as its command does, in a transaction of their own. */
const tell = (events: readonly { name: string; data: Record<string, unknown> }[]) =>
  db.transaction((tx) =>
    recordFacts(tx, {
      facts: { audit: null, events },
      operation: "test.tell",
      caller: { actor: admin(), requestId: "r", ip: null, userAgent: null },
      now: new Date(),
    }),
  );

test("spending that passes a step and 100 % is told, and an allocation resolves it", async () => {
  const { allocate, id, spend } = await givenPrepaid({ allocated: 100, displayName: "物理系" });
  await tell(await spend(85));
  const step = await eventually(async () =>
    (await about(id)).find(({ facts }) => facts.step === "80"),
  );
  expect(step).toMatchObject({
    type: "sub_account.quota_step",
    severity: "warning",
    facts: { allocated: "100", spent: "85", asOf: "2026-05-03" },
  });
  expect(step.subjectLabel).toMatch(/^物理系 \(user-/);

  await tell(await spend(120));
  const exhausted = await eventually(async () =>
    (await about(id)).find(({ type }) => type === "sub_account.exhausted"),
  );
  expect(exhausted).toMatchObject({ severity: "critical", state: "open", asks: null });
  const sent = () =>
    receiver.at(path).map(({ body }) => JSON.parse(body).data as { id: string; title: string });
  const card = await eventually(async () => sent().find((one) => one.id === exhausted.id));
  expect(card.title).toMatch(/^物理系 \(user-.*\) 的额度已用完，正在停用$/);

  await allocate(100);
  const resolved = await eventually(async () =>
    (await about(id)).find((one) => one.id === exhausted.id && one.state === "resolved"),
  );
  expect(resolved.severity).toBe("critical");
  await eventually(async () =>
    (await about(id)).find(({ type }) => type === "sub_account.restored"),
  );
});

test("where a person is asked, the alert asks", async () => {
  const { id, spend } = await givenPrepaid({ allocated: 10, whenExhausted: "ask" });
  await tell(await spend(10));
  const asked = await eventually(async () => (await about(id)).find(({ asks }) => asks));
  expect(asked).toMatchObject({ type: "sub_account.exhausted", asks: "disable" });
});

test("an event delivered twice makes one alert, and one told too late is kept as resolved", async () => {
  const { id } = await givenPrepaid({ allocated: 10 });
  const data = {
    subAccountId: id,
    epoch: 1,
    mode: "disable",
    allocated: "10",
    spent: "11",
    projects: [{ project: "lab", amount: "11" }],
  };
  const told = { id: "outbox-1", name: "quota/prepaid.exhausted", data };
  await Promise.all([handle(told), handle(told), handle(told)]);
  const [alert, ...more] = await about(id);
  expect(more).toEqual([]);
  // The quota was covered again before the event was handled.
  expect(alert).toMatchObject({ state: "resolved" });
  expect(await deliveriesOf(alert!.id)).toEqual([]);
});

test("a poll that failed is told, and resolved when polls succeed again", async () => {
  const cloudAccountId = await givenCloudAccount({ name: "主账号甲" });
  const failed = { cloudAccountId, period: "2026-05", code: "Throttling", message: "slow down" };
  await tell([{ name: "billing/poll.failed", data: failed }]);
  const alert = await eventually(async () => (await about(cloudAccountId))[0]);
  expect(alert).toMatchObject({
    type: "bills.poll_failed",
    subjectLabel: "主账号甲",
    facts: { month: "2026-05", code: "Throttling", message: "slow down" },
  });
  await tell([{ name: "billing/poll.recovered", data: { cloudAccountId } }]);
  await eventually(async () =>
    (await about(cloudAccountId)).find(({ state }) => state === "resolved"),
  );
});

test("what iam tells of the cloud becomes an alert each", async () => {
  const { id } = await givenPrepaid();
  const cloudAccountId = await givenCloudAccount();
  await handle({
    id: "e1",
    name: "iam/change.stuck",
    data: {
      subAccountId: id,
      changeId: randomUUID(),
      kind: "disable",
      code: "InternalError",
      message: null,
    },
  });
  await handle({
    id: "e2",
    name: "iam/drift.found",
    data: { subAccountId: id, missing: [], extra: ["TOSFullAccess"] },
  });
  await handle({
    id: "e3",
    name: "iam/cloud_account.refused",
    data: { cloudAccountId, code: "InvalidAccessKey" },
  });
  expect((await about(id)).map(({ type, facts }) => [type, facts])).toEqual([
    ["sub_account.drift", { extra: "TOSFullAccess" }],
    ["sub_account.disable_incomplete", { change: "disable", code: "InternalError" }],
  ]);
  expect((await about(cloudAccountId)).map(({ type }) => type)).toEqual(["cloud_account.refused"]);
});

test("an event of which no alert is made is a bug", async () => {
  const unknown = handle({ id: "e", name: "quota/unknown.happened", data: {} });
  await expect(unknown).rejects.toThrow("no alert is made of");
});

test("every event of which an alert is made starts a job", () => {
  const triggers = alertsFunctions(inngest()).flatMap(({ opts }) => opts.triggers ?? []);
  const started = triggers.flatMap((trigger) => ("event" in trigger ? [trigger.event] : []));
  expect(started).toEqual(expect.arrayContaining([...alertingEvents]));
});
