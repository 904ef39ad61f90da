import { randomUUID } from "node:crypto";
import { inArray } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenPool } from "@/test/given";
import { type BatchField, batchFields, EditBatch } from "../schema/batch";
import { pools } from "../tables";
import { batchEdit, undoBatch } from "./batch";
import { describePool } from "./settings";

afterAll(stopListening);

const now = new Date("2026-03-10T02:30:00Z");
const { ctx } = testContext({ now });

const changes = {
  refresh: { unit: "week", every: 2 },
  allowance: "7",
  disabled: true,
  domains: ["staging"],
} as const;

/** A shared pool, and personal ones whose overrides are none, those fields, others, and both. */
async function givenPools(fields: readonly BatchField[]) {
  const others = batchFields.filter((field) => !fields.includes(field));
  const personal = [[], fields, others, ["label", ...fields.slice(0, 1)]];
  const names = personal.map(async (overrides) => {
    const personalUpn = `${fresh("p")}@link.example.edu`;
    const marks = [...overrides].sort();
    return givenPool(db, { name: `personal:${personalUpn}`, personalUpn, overrides: marks });
  });
  return Promise.all([givenPool(db), ...names]);
}

async function settingsOf(names: readonly string[]) {
  const rows = await db
    .select()
    .from(pools)
    .where(inArray(pools.name, [...names]));
  return names.map((name) => {
    const { overrides, ...pool } = rows.find((row) => row.name === name)!;
    const { allowance, refreshUnit, refreshEvery, nextRefreshAt, disabled, domains } = pool;
    const settings = { allowance, refreshUnit, refreshEvery, nextRefreshAt, disabled, domains };
    return { name, ...settings, overrides: [...overrides].sort() };
  });
}

const combinations = Array.from({ length: 2 ** batchFields.length - 1 }, (_, n) => ({
  fields: batchFields.filter((_field, bit) => (n + 1) & (1 << bit)),
}));

test.each(combinations)("undoing $fields goes to and fro with its marks", async ({ fields }) => {
  const names = await givenPools(fields);
  const before = await settingsOf(names);
  const touched = Object.fromEntries(fields.map((field) => [field, changes[field]]));
  const edit = { select: { names }, changes: touched, requestId: randomUUID(), reason: "a term" };
  let { batchId } = await batchEdit(ctx, EditBatch.parse(edit));
  const after = await settingsOf(names);
  expect(after.map(({ overrides }) => fields.every((field) => overrides.includes(field)))).toEqual(
    names.map((_, i) => i > 0),
  );

  for (const expected of [before, after, before, after]) {
    const undone = await undoBatch(ctx, { batchId, reason: "to and fro" });
    expect(undone).toMatchObject({ restored: names.length, skipped: 0 });
    expect(await settingsOf(names)).toEqual(expected);
    batchId = undone.undoneBy;
  }
});

test("what was overridden by hand meanwhile stays so, to and fro", async () => {
  const [, pool = ""] = await givenPools(["allowance"]);
  const select = { names: [pool] };
  const edit = { select, changes: { allowance: "7" }, requestId: randomUUID(), reason: "a term" };
  const { batchId } = await batchEdit(ctx, EditBatch.parse(edit));
  const { undoneBy } = await undoBatch(ctx, { batchId, reason: "wrong" });
  await describePool(ctx, { pool, label: "by hand" });
  const redone = await undoBatch(ctx, { batchId: undoneBy, reason: "right after all" });
  expect((await settingsOf([pool]))[0]!.overrides).toEqual(["allowance", "label"]);
  await undoBatch(ctx, { batchId: redone.undoneBy, reason: "wrong" });
  expect((await settingsOf([pool]))[0]!.overrides).toEqual(["label"]);
});
