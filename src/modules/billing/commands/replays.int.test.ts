import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { expect, test } from "vitest";
import { coin, context, givenAccount } from "@/test/account";
import { db, ownerUrl } from "@/test/database";
import { ChargeRecorded } from "../schema/charge";
import { charges } from "../tables";
import { recordCharge, recordCharges } from "./charges";
import { storeFirstPrices } from "./prices";

const text = (answer: ChargeRecorded) => JSON.stringify(ChargeRecorded.encode(answer));

test("a replay gets the first answer to the byte, whatever has happened since", async () => {
  const { base, check, charge, stored } = await givenAccount({
    remaining: 3 * coin,
    booster: 2 * coin + 1,
    disabled: true,
  });
  await storeFirstPrices(
    db,
    [{ approachId: base.approach_id, perMillion: { output_tokens: 333_333 } }],
    new Date(0),
  );
  await check({ id: randomUUID(), amount: 7 });
  const calls = [
    { cost: 4 * coin },
    { cost: 0 },
    { cost: undefined, usage: { output_tokens: 1_234_567 } },
    { cost: 5, hold_id: "never-taken", remark: { b: ['"', "\\", null], a: { é: "\u2028" } } },
    { cost: 5, approach_id: "never-heard-of", occurred_at: "2026-01-02T03:04:05.678901+08:00" },
    { cost: 9 * coin, svc: 'a"\\{},\u0001' },
  ].map((call) => ({ ...base, svc: "chat", charge_id: randomUUID(), ...call }));
  await expect
    .poll(() => recordCharge(context(), calls[2] as never).catch((error) => error.code))
    .toMatchObject({ price_version: 1 });

  const first = [];
  for (const call of calls) first.push(await recordCharge(context(), call as never));
  await charge(coin);
  const before = await stored();
  for (const [i, call] of calls.entries()) {
    expect(text(await recordCharge(context(), call as never))).toBe(text(first[i]!));
  }
  expect(await stored()).toEqual(before);
  expect(first.some(({ flags }) => flags.length > 1)).toBe(true);
  expect(first.some(({ from_booster, from_allowance }) => from_booster * from_allowance > 0)).toBe(
    true,
  );
});

test("an answer that was kept whole, as older versions did, is replayed as it was", async () => {
  const { base, entries } = await givenAccount({ remaining: 3 * coin });
  const call = { ...base, svc: "chat", charge_id: randomUUID(), cost: coin };
  const first = await recordCharge(context(), call);
  const whole = { ...first, balance: 17, flags: ["not_a_member"] };
  const owner = postgres(ownerUrl, { max: 1 });
  await owner`update quota_request_keys set answer = ${owner.json(whole)}
    where kind = 'charge' and key = ${call.charge_id}`;
  await owner.end();
  expect(await recordCharge(context(), call)).toEqual(whole);
  expect(await entries()).toHaveLength(2);
});

test("what a charge says is stored as it was said", async () => {
  const { base } = await givenAccount({ remaining: coin });
  const said = {
    svc: 'svc "quoted" \\ {NULL}',
    remark: { chat_session_id: 's"1', tools: [null, { deep: "\u0001\u001f" }], text: "，😀\n" },
    occurred_at: "2026-01-02T03:04:05.678+08:00",
    hold_id: "NULL",
  };
  const ids = [randomUUID(), randomUUID()];
  const { booked } = await recordCharges(context(), {
    charges: [
      { ...base, charge_id: ids[0], cost: "0.5", ...said },
      { ...base, charge_id: ids[1], cost: "0", svc: "NULL", remark: "" },
    ],
  });
  expect(booked).toBe(2);
  const rowOf = (id: string) => db.select().from(charges).where(eq(charges.chargeId, id));
  const [full] = await rowOf(ids[0]!);
  const [bare] = await rowOf(ids[1]!);
  expect(full).toMatchObject({
    svc: said.svc,
    remark: said.remark,
    holdId: "NULL",
    chatSessionId: 's"1',
    occurredAt: new Date(said.occurred_at),
    flags: ["hold_unknown"],
    usage: null,
    priceVersion: null,
  });
  expect(bare).toMatchObject({ svc: "NULL", remark: "", holdId: null, flags: [], fromBooster: 0 });
  expect(bare?.occurredAt).toEqual(bare?.createdAt);
});
