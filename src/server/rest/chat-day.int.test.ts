import { and, eq, sum } from "drizzle-orm";
import { expect, test } from "vitest";
import { ledger } from "@/modules/quota/tables";
import { expectConserved } from "@/test/account";
import { db } from "@/test/database";
import { fresh, givenApproach, givenMember, givenPerson, givenPool, givenRule } from "@/test/given";
import { ask } from "@/test/published";
import { givenKey } from "@/test/rest";

const key = await givenKey({
  scopes: ["people:sign-in", "people:read", "balance:check", "charges:write", "usage:read"],
});
const check = (body: object) => ask("POST /check-balance", { key, body });
const settle = (hold_id: string, body: object) =>
  ask("POST /holds/{hold_id}/settle", { key, body }, { hold_id });

test("a chat backend's day: sign-in, check, hold, settle, replay, and totals that match the ledger", async () => {
  const upn = await givenPerson(db, { type: "student" });
  const approach = await givenApproach(db);
  const pool = await givenPool(db, { remaining: 3_000_000, booster: 500_000 });
  await givenMember(db, upn, pool);
  await givenRule(db, { sub: pool, obj: `model/${approach}`, act: "use" });
  const since = new Date(Date.now() - 1_000).toISOString();

  // Morning: somebody signs in, and the front end draws its menu of models.
  const signedIn = await ask("POST /people/{upn}/sign-in", { key }, { upn });
  expect(signedIn.answer).toMatchObject({ pool: `personal:${upn}`, created: true });
  const menu = await ask("GET /people/{upn}/pools", { key }, { upn });
  expect(menu.answer.rows).toContainEqual(expect.objectContaining({ pool, models: [approach] }));

  // Four messages: ask with a hold, call the model, settle by what it cost.
  const question = { upn, approach_id: approach, quota_pool: pool };
  const costs = ["0.42", "0.000001", "1.2", "0"];
  for (const [turn, cost] of costs.entries()) {
    const hold = { id: fresh("msg"), amount: "1", ttl_seconds: 600 };
    const asked = await check({ ...question, hold });
    expect(asked.answer).toMatchObject({ code: "OK", hold_id: hold.id });
    const held = Number(asked.answer.balance) - Number(asked.answer.available);
    expect(held).toBeCloseTo(1, 9);
    const charge = {
      ...question,
      charge_id: hold.id,
      svc: "chat",
      cost,
      remark: { chat_session_id: "s-1", msg_idx: turn },
    };
    const settled = await settle(hold.id, charge);
    // The network swallowed the answer: the same call again changes nothing.
    const replay = await settle(hold.id, charge);
    expect([replay.status, replay.text]).toEqual([200, settled.text]);
    expect(settled.answer).toMatchObject({ cost, flags: [] });
    expect(settled.answer.available).toBe(settled.answer.balance);
  }

  // A message that fails costs nothing: its hold is released.
  const failed = { id: fresh("msg"), amount: "1", ttl_seconds: 600 };
  await check({ ...question, hold: failed });
  const released = await ask("POST /holds/{hold_id}/release", { key }, { hold_id: failed.id });
  expect(released.answer.outcome).toBe("released");

  // The last one costs more than was held and than there is: booked all the same, then no more.
  const last = { id: fresh("msg"), amount: "1.5", ttl_seconds: 600 };
  expect((await check({ ...question, hold: last })).answer.code).toBe("OK");
  const charge = { ...question, charge_id: last.id, svc: "chat", cost: "2" };
  const over = await settle(last.id, charge);
  expect(over.answer).toMatchObject({ balance: "-0.120001", from_booster: "0.5" });
  const empty = await check(question);
  expect([empty.status, empty.answer.code, empty.answer.available]).toEqual([
    402,
    "TOKEN_NOT_ENOUGH",
    "-0.120001",
  ]);

  // Evening: what was reported, what was booked and what the pool holds are one sum.
  const until = new Date(Date.now() + 1_000).toISOString();
  const query = `?upn=${encodeURIComponent(upn)}&pool=${pool}&from=${since}&to=${until}`;
  const usage = await ask("GET /usage", { key }, {}, `${query}&group_by=approach`);
  expect(usage.answer).toEqual({
    total: "3.620001",
    charges: 5,
    groups: [{ key: approach, cost: "3.620001", charges: 5 }],
  });
  const [booked] = await db
    .select({ remaining: sum(ledger.remainingDelta), booster: sum(ledger.boosterDelta) })
    .from(ledger)
    .where(and(eq(ledger.pool, pool), eq(ledger.kind, "charge")));
  expect(Number(booked?.remaining) + Number(booked?.booster)).toBe(-3_620_001);
  await expectConserved(pool);
});
