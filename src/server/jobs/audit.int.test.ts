import { randomUUID } from "node:crypto";
import { asc } from "drizzle-orm";
import { Inngest } from "inngest";
import { expect, test } from "vitest";
import {
  claimEvents,
  deleteDelivered,
  markDelivered,
  releaseEvents,
} from "@/modules/audit/commands/outbox";
import { recordFacts } from "@/modules/audit/commands/record";
import { outbox } from "@/modules/audit/tables";
import { admin } from "@/test/context";
import { db } from "@/test/database";
import { functions } from "./functions";

const now = new Date("2026-05-01T00:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const claim = (limit: number, at = now) =>
  claimEvents(db, { limit, now: at, leaseEndsAt: new Date(at.getTime() + 60_000) });
const caller = { actor: admin(), requestId: "r", ip: null, userAgent: null };

const announce = (id: string) =>
  db.transaction((tx) =>
    recordFacts(tx, {
      facts: { audit: null, events: [{ name: "thing/changed", data: { id } }] },
      operation: "test.changeThing",
      caller,
      now,
    }),
  );

test("events wait in order until they are delivered, and are kept for a while", async () => {
  const ids = [randomUUID(), randomUUID(), randomUUID()];
  for (const id of ids) await announce(id);
  const waiting = await claim(2);
  expect(waiting.map(({ data }) => data.id)).toEqual(ids.slice(0, 2));

  await markDelivered(
    db,
    waiting.map(({ id }) => id),
    now,
  );
  expect((await claim(10)).map(({ data }) => data.id)).toEqual(ids.slice(2));
  expect(await deleteDelivered(db, now)).toBe(0);
  expect(await deleteDelivered(db, later(1))).toBe(2);
  const left = await db.select().from(outbox).orderBy(asc(outbox.id));
  expect(left).toMatchObject([{ data: { id: ids[2] }, deliveredAt: null }]);
});

test("an event that one instance delivers is left to it, until it gives it back or its lease ends", async () => {
  const [id, other] = [randomUUID(), randomUUID()];
  await announce(id);
  await announce(other);
  const taken = (await claim(100)).filter(({ data }) => data.id === id || data.id === other);
  expect(taken).toHaveLength(2);
  expect(await claim(100)).toEqual([]);

  await releaseEvents(db, [taken[0]!.id]);
  expect((await claim(100)).map(({ data }) => data.id)).toEqual([id]);
  expect((await claim(100, later(61))).map(({ data }) => data.id)).toEqual(
    expect.arrayContaining([id, other]),
  );
});

test("the jobs of audit and access are registered under one id each", () => {
  const ids = functions(new Inngest({ id: "test" })).map((one) => one.id("test"));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ["audit-flush-repeats", "audit-deliver-events", "access-expire-approvals"]) {
    expect(ids).toContain(`test-${id}`);
  }
});
