import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { pools } from "@/modules/quota/tables";
import { db } from "@/test/database";
import { fresh, givenPool } from "@/test/given";
import { ask } from "@/test/published";
import { givenKey } from "@/test/rest";

const key = await givenKey();
const line = "POST /pools/batch";
const coin = 1_000_000;

async function givenTwo() {
  const names = [
    await givenPool(db, { allowance: coin }),
    await givenPool(db, { allowance: 2 * coin }),
  ];
  return { names, body: { select: { names }, changes: { allowance: "2" } } };
}
const allowances = async (names: readonly string[]) =>
  Promise.all(
    names.map(async (name) => {
      const [row] = await db.select().from(pools).where(eq(pools.name, name));
      return row?.allowance;
    }),
  );

test("a dry run says what would change, and changes nothing", async () => {
  const { names, body } = await givenTwo();
  const { status, answer } = await ask(line, { key, body }, {}, "?dry_run=true");
  expect([status, answer]).toEqual([
    200,
    {
      selected: 2,
      changed: 1,
      sample: [
        { pool: names[0], label: names[0], before: { allowance: "1" }, after: { allowance: "2" } },
      ],
    },
  ]);
  expect(await allowances(names)).toEqual([coin, 2 * coin]);
});

test("the edit is done once per request id, as the preview counted", async () => {
  const { names, body } = await givenTwo();
  const edit = { ...body, request_id: fresh("b"), reason: "下学期调整" };
  const surprised = await ask(line, { key, body: { ...edit, expected: 2 } });
  expect([surprised.status, surprised.answer.code]).toEqual([409, "BATCH_CHANGED"]);
  expect(await allowances(names)).toEqual([coin, 2 * coin]);

  const done = await ask(line, { key, body: { ...edit, expected: 1 } });
  expect([done.status, done.answer.changed]).toEqual([200, 1]);
  expect(await allowances(names)).toEqual([2 * coin, 2 * coin]);
  const replay = await ask(line, { key, body: { ...edit, expected: 1 } }, {}, "?dry_run=false");
  expect(replay.text).toBe(done.text);
  const reused = await ask(line, { key, body: { ...edit, changes: { allowance: "3" } } });
  expect([reused.status, reused.answer.code]).toEqual([409, "REQUEST_REUSED"]);
});

test("a filter names fields as the API spells them", async () => {
  const name = await givenPool(db, { remaining: -coin });
  const select = { filter: { search: name, in_debt: true, below_percent: 50 } };
  const body = { select, changes: { disabled: true } };
  const { answer } = await ask(line, { key, body }, {}, "?dry_run=true");
  expect(answer).toMatchObject({ selected: 1, changed: 1, sample: [{ pool: name }] });
});

test("what is neither a preview nor a whole edit is refused and changes nothing", async () => {
  const { names, body } = await givenTwo();
  const paths = async (sent: unknown, query = "") => {
    const { status, answer } = await ask(line, { key, body: sent }, {}, query);
    expect([status, answer.code]).toEqual([400, "BAD_REQUEST"]);
    return (answer.issues as { path: string }[]).map(({ path }) => path);
  };
  expect(await paths(body)).toEqual(["request_id", "reason"]);
  expect(await paths(body, "?dry_run=perhaps")).toEqual(["dry_run"]);
  const edit = { ...body, request_id: fresh("b"), reason: "下学期调整" };
  expect(await paths({ ...edit, changes: {} })).toEqual(["changes"]);
  expect(await paths({ ...edit, changes: { allowance: "2", colour: "red" } })).toEqual(["changes"]);
  expect(await paths({ ...edit, changes: { allowance: "0.0000001" } })).toEqual([
    "changes.allowance",
  ]);
  expect(await allowances(names)).toEqual([coin, 2 * coin]);
});

test("a pool that is not there stops the whole batch", async () => {
  const { names, body } = await givenTwo();
  const select = { names: [...names, "absent"] };
  const edit = { ...body, select, request_id: fresh("b"), reason: "下学期调整" };
  for (const query of ["", "?dry_run=true"]) {
    const { status, answer } = await ask(line, { key, body: edit }, {}, query);
    expect([status, answer.code]).toEqual([404, "POOL_NOT_FOUND"]);
  }
  expect(await allowances(names)).toEqual([coin, 2 * coin]);
});
