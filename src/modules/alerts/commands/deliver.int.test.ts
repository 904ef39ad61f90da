import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { testContext } from "@/test/context";
import {
  deliveriesOf,
  givenDelivery,
  givenReceiver,
  givenTarget,
  targetOf,
  withoutTargets,
} from "@/test/given-alerts";
import { isSignedBy } from "@/test/receiver";
import { listAlerts } from "../queries/alerts";
import { ListAlerts } from "../schema/alerts";

const receiver = await givenReceiver();
afterAll(() => receiver.close());
beforeEach(withoutTargets);

const given = (values: Parameters<typeof givenDelivery>[1] = {}) => givenDelivery(receiver, values);

const hour = 3_600_000;
const deadAlerts = async (targetId: string) => {
  const filter = ListAlerts.parse({ subjectId: targetId, types: ["webhook.target_dead"] });
  return (await listAlerts(testContext().ctx, filter)).rows;
};

test("an alert reaches its webhook, signed, in the target's language", async () => {
  const { alertId, deliver, delivery, received, target } = await given({ language: "en" });
  expect(await deliver()).toEqual({ delivered: 1, failed: 0, dead: 0, nextAt: null });
  const [message] = received();
  expect(isSignedBy(target.secret!, message!)).toBe(true);
  const { id, state, deliveredAt, lastStatus } = await delivery();
  expect([state, lastStatus, deliveredAt !== null]).toEqual(["delivered", 204, true]);
  expect(message!.headers["webhook-id"]).toBe(`msg_${id}`);
  expect(JSON.parse(message!.body)).toMatchObject({
    type: "alert.raised",
    data: {
      id: alertId,
      type: "sub_account.quota_step",
      severity: "warning",
      subject: { type: "sub_account", label: "计算机系" },
      facts: { step: "80", allocated: "100", spent: "81.5" },
      projects: [{ project: "lab", amount: "81.5" }],
      title: "en 计算机系",
      lines: ["one", "two"],
    },
  });
  expect(await deliver()).toMatchObject({ delivered: 0 });
  expect(received()).toHaveLength(1);
});

test("what fails is tried on the schedule of Standard Webhooks, then the target is disabled and told", async () => {
  const { deliver, delivery, later, path, received, recorded, target, now } = await given();
  const other = await givenTarget({ url: `${receiver.origin}/hooks/${randomUUID()}` });
  receiver.answers(path, () => ({ status: 503, body: "closed" }));
  const waits: number[] = [];
  for (let attempt = 1; attempt < 10; attempt += 1) {
    expect(await deliver()).toMatchObject({ failed: 1, dead: 0 });
    const { attempts, dueAt, lastCode, lastError, state } = await delivery();
    expect([state, attempts, lastCode, lastError]).toEqual([
      "failed",
      attempt,
      "http_503",
      "closed",
    ]);
    waits.push(dueAt!.getTime() - now().getTime());
    later(waits.at(-1)! - 1);
    expect(await deliver()).toMatchObject({ failed: 0 });
    later(1);
  }
  expect(waits.map((ms) => ms / 1_000)).toEqual([
    5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
  ]);
  expect(await deliver()).toMatchObject({ dead: 1, failed: 0 });
  expect(received()).toHaveLength(10);
  expect(new Set(received().map(({ headers }) => headers["webhook-id"])).size).toBe(1);

  expect(await delivery()).toMatchObject({ state: "dead", attempts: 10, dueAt: null });
  expect(await targetOf(target.id)).toMatchObject({
    enabled: false,
    disabledBecause: "unreachable",
  });
  const [told, ...more] = await deadAlerts(target.id);
  expect(told).toMatchObject({ subjectLabel: target.name, facts: { cause: "unreachable" } });
  expect(more).toEqual([]);
  expect((await deliveriesOf(told!.id)).map(({ targetId }) => targetId)).toEqual([other.id]);
  expect(recorded.flatMap(({ audit }) => audit ?? [])).toMatchObject([
    { action: "notification_target.disable", new: { disabledBecause: "unreachable" } },
    { action: "alert.raise" },
  ]);
});

test("a target that got something else meanwhile is not dead with one delivery", async () => {
  const { another, deliver, delivery, later, path, target } = await given();
  let refused = "";
  const first = (await delivery()).id;
  receiver.answers(path, () => {
    refused = receiver.at(path).at(-1)!.headers["webhook-id"] as string;
    return refused === `msg_${first}` ? { status: 500 } : { status: 204 };
  });
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    if (attempt === 5) await another();
    await deliver();
    later(25 * hour);
  }
  expect((await delivery()).state).toBe("dead");
  expect((await targetOf(target.id)).enabled).toBe(true);
  expect(await deadAlerts(target.id)).toMatchObject([
    { facts: { cause: "refused", code: "http_500" } },
  ]);
});

test("410 disables the target at once, and what waited for it is dead", async () => {
  const { another, deliver, delivery, path, received, target } = await given();
  const second = await another();
  receiver.answers(path, () => ({ status: 410 }));
  expect(await deliver()).toMatchObject({ dead: 1, failed: 0, delivered: 0, nextAt: null });
  expect(received()).toHaveLength(1);
  const states = [await delivery(), ...(await deliveriesOf(second.id))].map(({ state }) => state);
  expect(states).toEqual(["dead", "dead"]);
  expect(await targetOf(target.id)).toMatchObject({ enabled: false, disabledBecause: "gone" });
  expect(await deadAlerts(target.id)).toMatchObject([
    { facts: { cause: "gone", code: "http_410" } },
  ]);
});

test("a receiver that asks for a pause gets it", async () => {
  const { deliver, delivery, now, path } = await given();
  receiver.answers(path, () => ({ status: 429, headers: { "retry-after": "120" } }));
  await deliver();
  expect((await delivery()).dueAt!.getTime() - now().getTime()).toBe(120_000);
});

test("an answer is kept without the address and the secret it repeats", async () => {
  const { deliver, delivery, path, target } = await given();
  receiver.answers(path, () => ({ status: 500, body: `no ${path} for ${target.secret}\u0000!` }));
  await deliver();
  expect((await delivery()).lastError).toBe("no … for … !");
});

test("what a bot refuses for good is dead at once; the bot stays, with one alert a day", async () => {
  const bot = await given({ kind: "feishu" });
  const { another, deliver, delivery, later, path, received, target } = bot;
  receiver.answers(path, () => ({ body: '{"code":19021,"msg":"sign match fail"}' }));
  await another();
  expect(await deliver()).toMatchObject({ dead: 2 });
  expect(received()).toHaveLength(2);
  expect(await delivery()).toMatchObject({ state: "dead", attempts: 1, lastCode: "feishu_19021" });
  expect((await targetOf(target.id)).enabled).toBe(true);
  expect(await deadAlerts(target.id)).toHaveLength(1);
  later(24 * hour);
  await another();
  await deliver();
  expect(await deadAlerts(target.id)).toHaveLength(2);
});

test("a bot that does not exist is disabled; throttling is tried again", async () => {
  const gone = await given({ kind: "feishu" });
  receiver.answers(gone.path, () => ({ body: '{"code":19001}' }));
  await gone.deliver();
  expect((await targetOf(gone.target.id)).disabledBecause).toBe("gone");
  const busy = await given({ kind: "feishu" });
  receiver.answers(busy.path, (count) => ({ body: `{"code":${count === 1 ? 11232 : 0}}` }));
  expect(await busy.deliver()).toMatchObject({ failed: 1 });
  busy.later(5_000);
  expect(await busy.deliver()).toMatchObject({ delivered: 1 });
});
