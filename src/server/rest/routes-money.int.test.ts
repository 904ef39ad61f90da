import { expect, test } from "vitest";
import { expectConserved } from "@/test/account";
import { db } from "@/test/database";
import { fresh, givenUser } from "@/test/given";
import { ask } from "@/test/published";
import { givenKey } from "@/test/rest";

const key = await givenKey();
const coin = 1_000_000;

async function givenAccount() {
  const user = await givenUser(db, { remaining: 10 * coin, booster: coin });
  const base = { upn: user.upn, quota_pool: user.pool, approach_id: user.approach };
  const charge = (more: object = {}) => ({
    ...base,
    charge_id: fresh("c"),
    svc: "chat",
    cost: "1.5",
    ...more,
  });
  return { ...user, base, charge };
}

test("a charge is booked once; other content under its id is a conflict", async () => {
  const { pool, charge } = await givenAccount();
  const body = charge();
  const first = await ask("POST /charges", { key, body });
  expect([first.status, first.answer]).toMatchObject([200, { cost: "1.5", balance: "9.5" }]);
  const replay = await ask("POST /charges", { key, body });
  expect([replay.status, replay.text]).toEqual([200, first.text]);
  const other = await ask("POST /charges", { key, body: { ...body, cost: "1.6" } });
  expect([other.status, other.answer.code]).toEqual([409, "CHARGE_REUSED"]);
  await expectConserved(pool);
});

test("a batch may be an array or stand under `charges`; each item is answered for itself", async () => {
  const { charge, upn } = await givenAccount();
  const good = charge();
  const items = [
    good,
    good,
    charge({ cost: "-1" }),
    charge({ upn: "nobody@link.example.edu" }),
    { charge_id: "c" },
    7,
    { ...good, upn, cost: "2" },
  ];
  for (const body of [items, { charges: items }]) {
    const { status, answer } = await ask("POST /charges", { key, body });
    expect([status, answer.booked, answer.failed]).toEqual([200, 2, 5]);
    const results = answer.results as { ok: boolean; error?: { code: string; reason: string } }[];
    expect(results.map(({ error }) => error?.code)).toEqual([
      undefined,
      undefined,
      "BAD_REQUEST",
      "USER_NOT_FOUND",
      "BAD_REQUEST",
      "BAD_REQUEST",
      "CHARGE_REUSED",
    ]);
    const reasons = results.flatMap(({ error }) => (error ? [error.reason] : []));
    expect(reasons.every((reason) => /\p{Script=Han}/u.test(reason))).toBe(true);
    expect(results[4]?.error).toMatchObject({
      issues: expect.arrayContaining([
        { path: "upn", code: "field.invalid_type", reason: "缺少字段或类型不对" },
      ]),
    });
  }
  for (const body of [[], { charges: [] }, Array.from({ length: 1_001 }, () => good)]) {
    const { status, answer } = await ask("POST /charges", { key, body });
    expect([status, answer.code]).toEqual([400, "BAD_REQUEST"]);
  }
});

test("exactly one of cost and usage; money is a string, never a number", async () => {
  const { charge } = await givenAccount();
  const refused = [
    [{ cost: undefined }, ["cost"]],
    [{ usage: { input_tokens: 1 } }, ["cost"]],
    [{ cost: 1.5 }, ["cost"]],
    [{ cost: "1.1234567" }, ["cost"]],
    [{ cost: "-0.1" }, ["cost"]],
    [{ cost: "1e3" }, ["cost"]],
    [{ cost: undefined, usage: {} }, ["usage"]],
    [{ cost: undefined, usage: { input_tokens: 1.5 } }, ["usage.input_tokens"]],
    [{ occurred_at: "yesterday" }, ["occurred_at"]],
  ] as const;
  for (const [change, paths] of refused) {
    const { status, answer } = await ask("POST /charges", { key, body: charge(change) });
    const issues = answer.issues as { path: string }[];
    expect([status, issues.map(({ path }) => path)]).toEqual([400, paths]);
  }
  const unpriced = charge({ cost: undefined, usage: { input_tokens: 1 } });
  const { status, answer } = await ask("POST /charges", { key, body: unpriced });
  expect([status, answer.code]).toEqual([400, "PRICE_MISSING"]);
});

test("a hold is settled by a charge, released, and kept from others", async () => {
  const { base, charge, pool } = await givenAccount();
  const hold = { id: fresh("h"), amount: "4", ttl_seconds: 600 };
  const checked = await ask("POST /check-balance", { key, body: { ...base, hold } });
  expect(checked.answer).toMatchObject({ ok: true, available: "7", hold_id: hold.id });
  const settle = "POST /holds/{hold_id}/settle";
  const foreign = await givenAccount();
  const wrong = await ask(settle, { key, body: foreign.charge() }, { hold_id: hold.id });
  expect([wrong.status, wrong.answer.code]).toEqual([409, "HOLD_MISMATCH"]);
  const body = charge({ cost: "5" });
  const settled = await ask(settle, { key, body }, { hold_id: hold.id });
  expect(settled.answer).toMatchObject({ balance: "6", available: "6", flags: [] });
  expect((await ask(settle, { key, body }, { hold_id: hold.id })).text).toBe(settled.text);

  const release = "POST /holds/{hold_id}/release";
  expect((await ask(release, { key }, { hold_id: hold.id })).answer.outcome).toBe("settled");
  const second = { ...hold, id: fresh("h") };
  await ask("POST /check-balance", { key, body: { ...base, hold: second } });
  const freed = await ask(release, { key }, { hold_id: second.id });
  expect(freed.answer).toEqual({ hold_id: second.id, outcome: "released" });
  const absent = await ask(release, { key }, { hold_id: "no-such-hold" });
  expect([absent.status, absent.answer.code]).toEqual([404, "HOLD_NOT_FOUND"]);
  await expectConserved(pool);
});

test("usage is grouped, filtered, and asked of a sound period", async () => {
  const { base, charge, pool, upn, approach } = await givenAccount();
  await ask("POST /charges", { key, body: charge({ cost: "0.25" }) });
  await ask("POST /charges", { key, body: charge({ cost: "0.5", svc: "draw" }) });
  const from = new Date(Date.now() - 60_000).toISOString();
  const to = new Date(Date.now() + 60_000).toISOString();
  const read = (more: string) => ask("GET /usage", { key }, {}, `?from=${from}&to=${to}${more}`);
  const whole = { key: expect.any(String), cost: "0.75", charges: 2 };
  for (const group of ["approach", "person", "pool"]) {
    const { answer } = await read(`&pool=${pool}&group_by=${group}`);
    const key = { approach, person: upn, pool }[group];
    expect(answer).toEqual({ total: "0.75", charges: 2, groups: [{ ...whole, key }] });
  }
  const services = await read(`&upn=${encodeURIComponent(base.upn)}&group_by=service`);
  expect(services.answer.groups).toEqual([
    { key: "draw", cost: "0.5", charges: 1 },
    { key: "chat", cost: "0.25", charges: 1 },
  ]);
  for (const query of [`?from=${to}&to=${from}`, `?from=${from}`, `?from=today&to=${to}`]) {
    expect((await ask("GET /usage", { key }, {}, query)).status).toBe(400);
  }
});
