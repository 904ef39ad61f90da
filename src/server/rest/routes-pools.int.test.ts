import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { pools } from "@/modules/quota/tables";
import { expectConserved } from "@/test/account";
import { db } from "@/test/database";
import { fresh, givenPerson, givenPool, givenUser } from "@/test/given";
import { ask } from "@/test/published";
import { givenKey } from "@/test/rest";

const key = await givenKey();
const newPool = (more: object = {}) => ({
  name: `课题组-${fresh("")}`,
  label: "量子计算课题组",
  refresh: { unit: "month", every: 1 },
  allowance: "12.345678",
  request_id: fresh("r"),
  ...more,
});

test("a pool is created once per request id, with members; its name is taken then", async () => {
  const members = [await givenPerson(db), await givenPerson(db)];
  const body = newPool({ members });
  const first = await ask("POST /pools", { key, body });
  expect(first.status).toBe(201);
  expect(first.answer).toMatchObject({ pool: body.name, remaining: "12.345678", members: 2 });
  const replay = await ask("POST /pools", { key, body });
  expect([replay.status, replay.text]).toEqual([201, first.text]);
  const reused = await ask("POST /pools", { key, body: { ...body, allowance: "1" } });
  expect([reused.status, reused.answer.code]).toEqual([409, "REQUEST_REUSED"]);
  const taken = await ask("POST /pools", { key, body: { ...body, request_id: fresh("r") } });
  expect([taken.status, taken.answer.code]).toEqual([409, "POOL_EXISTS"]);
  await expectConserved(body.name);
});

test("a pool that cannot be is refused, field by field; unknown fields are left aside", async () => {
  const body = newPool({ allowance: 5, refresh: { unit: "year", every: 0 }, name: "a/b" });
  const { status, answer } = await ask("POST /pools", { key, body });
  const issues = answer.issues as { path: string; code: string; reason: string }[];
  expect([status, issues.map(({ path }) => path).sort()]).toEqual([
    400,
    ["allowance", "name", "refresh.every", "refresh.unit"],
  ]);
  expect(issues.every(({ reason }) => /\p{Script=Han}/u.test(reason))).toBe(true);
  for (const name of ["personal", "template:x", "personal:a@b.cn", "a@b.cn"]) {
    const reserved = await ask("POST /pools", { key, body: newPool({ name }) });
    expect([reserved.status, reserved.answer.code]).toEqual([400, "NAME_RESERVED"]);
  }
  const unknown = await ask("POST /pools", {
    key,
    body: newPool({ colour: "red", disabled: true }),
  });
  expect(unknown.status).toBe(201);
  const [row] = await db
    .select()
    .from(pools)
    .where(eq(pools.name, String(unknown.answer.pool)));
  expect(row?.disabled).toBe(false);
});

test("pools are found, read, and read on", async () => {
  const word = fresh("w");
  const names = ["a", "b", "c"].map((letter) => `${word}-${letter}`);
  for (const name of names) await givenPool(db, { name, remaining: 1_000_000 });
  const first = await ask("GET /pools", { key }, {}, `?search=${word}&limit=2&kind=shared`);
  const rows = first.answer.rows as { name: string; balance: string }[];
  expect(rows.map(({ name, balance }) => [name, balance])).toEqual([
    [names[0], "1"],
    [names[1], "1"],
  ]);
  const cursor = encodeURIComponent(String(first.answer.next));
  const rest = await ask("GET /pools", { key }, {}, `?search=${word}&limit=2&cursor=${cursor}`);
  expect(rest.answer).toMatchObject({ rows: [{ name: names[2] }], next: null });
  const wrong = await ask("GET /pools", { key }, {}, "?cursor=x");
  expect([wrong.status, wrong.answer.code]).toEqual([400, "CURSOR_INVALID"]);
  const bad = await ask(
    "GET /pools",
    { key },
    {},
    "?limit=many&disabled=perhaps&below_percent=200",
  );
  expect((bad.answer.issues as { path: string }[]).map(({ path }) => path).sort()).toEqual([
    "below_percent",
    "disabled",
    "limit",
  ]);
  const one = await ask("GET /pools/{pool}", { key }, { pool: names[0]! });
  expect(one.answer).toMatchObject({ name: names[0], available: "1", upn: null });
});

test("a booster is topped up and deducted once per request id, and the ledger tells of it", async () => {
  const pool = await givenPool(db, { remaining: 1_000_000 });
  const line = "POST /pools/{pool}/booster";
  const body = { amount: "10", request_id: fresh("r"), reason: "期末周临时加量" };
  const first = await ask(line, { key, body }, { pool });
  const replay = await ask(line, { key, body }, { pool });
  expect([replay.status, replay.text]).toEqual([200, first.text]);
  const other = await ask(line, { key, body: { ...body, amount: "11" } }, { pool });
  expect([other.status, other.answer.code]).toEqual([409, "REQUEST_REUSED"]);
  const deduct = { ...body, request_id: fresh("r"), amount: "-3.000001" };
  expect((await ask(line, { key, body: deduct }, { pool })).answer.booster).toBe("6.999999");
  const more = { ...body, request_id: fresh("r"), amount: "-7" };
  const under = await ask(line, { key, body: more }, { pool });
  expect([under.status, under.answer.code]).toEqual([409, "BOOSTER_UNDERFLOW"]);
  const ledger = await ask(
    "GET /pools/{pool}/ledger",
    { key },
    { pool },
    "?kinds=top_up,deduct&limit=5",
  );
  expect(ledger.answer.rows).toMatchObject([
    { kind: "deduct", booster_delta: "-3.000001", balance_after: "7.999999" },
    { kind: "top_up", booster_delta: "10", reason: body.reason, request_id: body.request_id },
  ]);
  await expectConserved(pool);
});

test("members come and go, and models are listed", async () => {
  const { pool, upn, approach } = await givenUser(db);
  const other = await givenPerson(db);
  const line = "/pools/{pool}/members/{upn}";
  const put = () => ask(`PUT ${line}`, { key }, { pool, upn: other });
  expect((await put()).answer).toEqual({ pool, added: [other] });
  expect((await put()).answer).toEqual({ pool, added: [] });
  const members = await ask("GET /pools/{pool}/members", { key }, { pool });
  expect((members.answer.rows as { upn: string }[]).map((row) => row.upn).sort()).toEqual(
    [upn, other].sort(),
  );
  const away = () => ask(`DELETE ${line}`, { key }, { pool, upn: other });
  expect((await away()).answer).toEqual({ pool, removed: [other] });
  expect((await away()).answer).toEqual({ pool, removed: [] });
  const stranger = await ask(`PUT ${line}`, { key }, { pool, upn: "nobody@link.example.edu" });
  expect([stranger.status, stranger.answer.code]).toEqual([404, "USER_NOT_FOUND"]);
  const models = await ask("GET /pools/{pool}/models", { key }, { pool });
  const own = (models.answer.models as { approach_id: string }[]).find(
    ({ approach_id }) => approach_id === approach,
  );
  expect(own).toMatchObject({ access: "allowed", because: [{ sub: pool }] });
});

test("nobody joins somebody else's personal pool", async () => {
  const [owner, other] = [await givenPerson(db), await givenPerson(db)];
  const pool = await givenPool(db, { name: `personal:${owner}`, personalUpn: owner });
  for (const method of ["PUT", "DELETE"]) {
    const line = `${method} /pools/{pool}/members/{upn}`;
    const { status, answer } = await ask(line, { key }, { pool, upn: other });
    expect([status, answer.code]).toEqual([409, "PERSONAL_MEMBERS"]);
  }
});
