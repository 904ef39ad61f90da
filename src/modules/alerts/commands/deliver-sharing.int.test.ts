import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { sql } from "@/test/database";
import {
  givenDeliverer,
  givenDelivery,
  givenReceiver,
  givenTarget,
  withoutTargets,
} from "@/test/given-alerts";

const receiver = await givenReceiver();
afterAll(() => receiver.close());
beforeEach(withoutTargets);

const given = (values: Parameters<typeof givenDelivery>[1] = {}) => givenDelivery(receiver, values);

test("a bot gets four cards at once and the others by and by, also from two instances", async () => {
  const { another, deliver, later, received } = await given({ kind: "feishu" });
  for (let n = 1; n < 12; n += 1) await another();
  await Promise.all([deliver(), deliver()]);
  expect(received()).toHaveLength(4);
  later(624);
  await deliver();
  expect(received()).toHaveLength(4);
  later(1);
  const { nextAt } = await deliver();
  expect(received()).toHaveLength(5);
  expect(nextAt).not.toBeNull();
  for (let n = 0; n < 7; n += 1) {
    later(625);
    await Promise.all([deliver(), deliver()]);
  }
  expect(received()).toHaveLength(12);
});

test("a card due close to a full hour goes a little later", async () => {
  const { deliver, delivery, received } = await given({ kind: "feishu" });
  const atNoon = givenDeliverer([receiver.origin], new Date("2026-05-04T05:00:03Z"));
  expect(await atNoon.deliver()).toMatchObject({ delivered: 0, failed: 0 });
  expect((await delivery()).dueAt?.toISOString()).toBe("2026-05-04T05:00:20.000Z");
  expect([received(), (await delivery()).attempts]).toEqual([[], 0]);
  atNoon.later(17_000);
  await atNoon.deliver();
  expect(received()).toHaveLength(1);
  await deliver();
});

test("five instances at once deliver each of forty alerts once", async () => {
  const { another, deliver, path, received } = await given();
  for (let n = 1; n < 40; n += 1) await another();
  receiver.answers(path, () => ({ status: 204, afterMs: 5 }));
  const rounds = await Promise.all(Array.from({ length: 5 }, () => deliver(500)));
  let total = rounds.reduce((sum, { delivered }) => sum + delivered, 0);
  while (total < 40) total += (await deliver(500)).delivered;
  const ids = received().map(({ headers }) => headers["webhook-id"]);
  expect([ids.length, new Set(ids).size]).toEqual([40, 40]);
});

test("a slow target holds up no other, and gets one message at a time", async () => {
  const slow = await given();
  let under = 0;
  let most = 0;
  receiver.answers(slow.path, () => {
    under += 1;
    most = Math.max(most, under);
    setTimeout(() => {
      under -= 1;
    }, 290);
    return { afterMs: 300 };
  });
  const quick = `/hooks/${randomUUID()}`;
  await givenTarget({ url: receiver.origin + quick });
  for (let n = 0; n < 3; n += 1) await slow.another();
  const begun = Date.now();
  const passes = [slow.deliver(), slow.deliver()];
  while (receiver.at(quick).length < 3 && Date.now() - begun < 2_000) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(slow.received().length).toBeLessThan(3);
  await Promise.all(passes);
  expect(most).toBe(1);
});

test("whoever died with a delivery leaves it to the next after the lease, under the same id", async () => {
  const { deliver, delivery, later, received } = await given();
  const { id } = await delivery();
  // As a process leaves it that is killed between sending and noting.
  await sql`update alerts_deliveries set attempts = 1, lease_token = gen_random_uuid(),
    leased_until = '2026-05-04T04:10:30Z' where id = ${id}`;
  expect(await deliver()).toMatchObject({ delivered: 0 });
  later(30_001);
  expect(await deliver()).toMatchObject({ delivered: 1 });
  expect(received().map(({ headers }) => headers["webhook-id"])).toEqual([`msg_${id}`]);
  expect((await delivery()).attempts).toBe(2);
});

test("who lost the lease notes nothing", async () => {
  const { deliver, delivery, path } = await given();
  receiver.answers(path, () => ({ afterMs: 200 }));
  const late = deliver();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await sql`update alerts_deliveries set lease_token = gen_random_uuid()
    where lease_token is not null`;
  await late;
  expect(await delivery()).toMatchObject({ state: "waiting", deliveredAt: null });
});
