import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { balanceOf } from "@/modules/quota/rules/account";
import { coin, context, expectConserved, givenAccount } from "@/test/account";
import { db } from "@/test/database";
import { charges } from "../tables";
import { recordCharges } from "./charges";

test("200 holds at the edge of a balance: none overspent, none falsely refused", async () => {
  const { check, pool } = await givenAccount({ remaining: 60 * coin, booster: 40 * coin });
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => check({ id: randomUUID(), amount: coin })),
  );
  expect(answers.filter(({ code }) => code === "OK")).toHaveLength(100);
  expect(answers.filter(({ code }) => code === "TOKEN_NOT_ENOUGH")).toHaveLength(100);
  const { available, balance } = await check();
  expect([available, balance]).toEqual([0, 100 * coin]);
  await expectConserved(pool);
});

test("200 identical charges at once leave one ledger row and get one answer", async () => {
  const { charge, pool, entries, stored } = await givenAccount({ remaining: 100 * coin });
  const charge_id = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => charge(7 * coin, { charge_id })),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect((await entries()).filter(({ kind }) => kind === "charge")).toHaveLength(1);
  expect(balanceOf(await stored())).toBe(93 * coin);
  await expectConserved(pool);
});

test("a batch of 1,000, half of them replays, books each charge once", async () => {
  const { base, pool, entries, stored } = await givenAccount({ remaining: 1_000 * coin });
  const item = (charge_id: string) => ({ ...base, charge_id, svc: "chat", cost: "0.5" });
  const ids = Array.from({ length: 500 }, () => randomUUID());
  const first = await recordCharges(context(), { charges: ids.map(item) });
  const all = [...ids, ...Array.from({ length: 500 }, () => randomUUID())];
  const second = await recordCharges(context(), { charges: all.map(item) });

  expect([first.booked, second.booked, second.failed]).toEqual([500, 1_000, 0]);
  expect(second.results.slice(0, 500)).toEqual(first.results);
  expect((await entries()).filter(({ kind }) => kind === "charge")).toHaveLength(1_000);
  expect(balanceOf(await stored())).toBe(500 * coin);
  await expectConserved(pool);
});

test("the same charge id for two pools at once is booked for one of them", async () => {
  const [one, other] = await Promise.all([
    givenAccount({ remaining: coin }),
    givenAccount({ remaining: coin }),
  ]);
  for (let round = 0; round < 20; round += 1) {
    const charge_id = randomUUID();
    const outcomes = await Promise.allSettled(
      [one, other].map(({ base }) =>
        recordCharges(context(), {
          charges: [{ ...base, charge_id, svc: "chat", cost: "0.01" }],
        }),
      ),
    );
    const booked = outcomes.map((outcome) =>
      outcome.status === "fulfilled" ? outcome.value.booked : Number.NaN,
    );
    expect(booked.sort()).toEqual([0, 1]);
    const rows = await db.select().from(charges).where(eq(charges.chargeId, charge_id));
    expect(rows).toHaveLength(1);
  }
});

test("a hold's id is idempotent, and another content under it is a conflict", async () => {
  const { check } = await givenAccount({ remaining: 10 * coin });
  const id = randomUUID();
  const [first, ...others] = await Promise.all(
    Array.from({ length: 20 }, () => check({ id, amount: 3 * coin })),
  );
  expect(first).toMatchObject({ ok: true, hold_id: id, available: 7 * coin });
  for (const other of others) expect(other).toEqual(first);
  await expect(check({ id, amount: 4 * coin })).rejects.toMatchObject({
    code: "billing.hold_reused",
  });
  expect((await check()).available).toBe(7 * coin);
});
