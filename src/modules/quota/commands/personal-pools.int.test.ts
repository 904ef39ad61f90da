import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { setPoolTemplates } from "@/modules/config/commands/settings";
import { SetPoolTemplates } from "@/modules/config/schema/templates";
import { people } from "@/modules/directory/tables";
import { membershipsOf } from "@/modules/policy/queries/groupings";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { givenPerson } from "@/test/given";
import { ledger, pools } from "../tables";
import { adjustBooster } from "./booster";
import { resetOverrides, signInPerson } from "./personal-pools";
import { changePlan } from "./settings";
import { disablePool } from "./status";

const monthly = { unit: "month", every: 1, anchor: "2026-01-01T00:00:00+08:00" } as const;
const student = {
  name: "student",
  labelZh: "学生",
  labelEn: "Students",
  rule: {
    all: [
      { attribute: "type", equals: "student" },
      { attribute: "grade", prefix: "20" },
    ],
  },
  refresh: monthly,
  allowance: "50",
};
const rest = {
  name: "everyone",
  labelZh: "其他",
  labelEn: "Others",
  rule: { all: [] },
  refresh: { unit: "day", every: -1, anchor: "2026-01-01T00:00:00+08:00" } as const,
  allowance: "0",
  disabled: true,
};
const setTemplates = (...templates: unknown[]) =>
  setPoolTemplates(
    testContext().ctx,
    SetPoolTemplates.parse({ templates, reason: "a new term begins" }),
  );
beforeEach(() => setTemplates(student, rest));

const now = new Date("2026-03-10T02:30:00Z");
const key = () => testContext({ actor: apiKey("people:sign-in"), now });
const signIn = (upn: string) => signInPerson(key().ctx, { upn });
const poolOf = async (upn: string) =>
  (await db.select().from(pools).where(eq(pools.personalUpn, upn)))[0]!;
const givenStudent = () => givenPerson(db, { type: "Student", grade: "2024", displayName: "李雷" });

test("the first call makes the pool with the first template that matches", async () => {
  const upn = await givenStudent();
  const { ctx, recorded } = key();
  const pool = `personal:${upn}`;
  expect(await signInPerson(ctx, { upn })).toEqual({
    upn,
    pool,
    template: "student",
    created: true,
    updated: [],
  });
  expect(await poolOf(upn)).toMatchObject({
    name: pool,
    label: "李雷",
    allowance: 50_000_000,
    remaining: 50_000_000,
    disabled: false,
    nextRefreshAt: new Date("2026-03-31T16:00:00Z"),
  });
  expect(await membershipsOf(db, [{ upn, pool }])).toEqual([
    { member: true, template: "template:student" },
  ]);
  expect(await db.select().from(ledger).where(eq(ledger.pool, pool))).toMatchObject([
    { kind: "opening", remainingDelta: 50_000_000 },
  ]);
  expect(recorded).toMatchObject([{ audit: { action: "pool.personal.create", targetId: pool } }]);
});

test("the last template finds everybody else", async () => {
  const upn = await givenPerson(db, { type: "student", grade: "1999" });
  expect(await signIn(upn)).toMatchObject({ template: "everyone" });
  expect(await poolOf(upn)).toMatchObject({ disabled: true, nextRefreshAt: null });
});

test("fifty parallel first calls make one pool", async () => {
  const upn = await givenStudent();
  const answers = await Promise.all(Array.from({ length: 50 }, () => signIn(upn)));
  expect(answers.filter(({ created }) => created)).toHaveLength(1);
  expect(
    await db
      .select()
      .from(ledger)
      .where(eq(ledger.pool, `personal:${upn}`)),
  ).toHaveLength(1);
  expect((await poolOf(upn)).remaining).toBe(50_000_000);
});

test("a call that finds nothing to do changes nothing", async () => {
  const upn = await givenStudent();
  await signIn(upn);
  const before = await poolOf(upn);
  const { ctx, recorded } = key();
  expect(await signInPerson(ctx, { upn })).toMatchObject({ created: false, updated: [] });
  expect(await poolOf(upn)).toEqual(before);
  expect(recorded).toMatchObject([{ audit: null }]);
});

test("a later call brings every parameter up to date, money and overrides apart", async () => {
  const upn = await givenStudent();
  await signIn(upn);
  const pool = `personal:${upn}`;
  const { ctx } = testContext({ now });
  await adjustBooster(ctx, { pool, amount: 5_000_000, requestId: "b", reason: "for a thesis" });
  await disablePool(ctx, { pool, reason: "lost the card" });
  await setTemplates(
    { ...student, allowance: "80", refresh: { ...monthly, every: 2 } },
    { ...rest, disabled: false },
  );

  expect(await signIn(upn)).toMatchObject({ updated: ["refresh", "allowance"] });
  expect(await poolOf(upn)).toMatchObject({
    allowance: 80_000_000,
    remaining: 50_000_000,
    booster: 5_000_000,
    refreshEvery: 2,
    disabled: true,
    overrides: ["disabled"],
    nextRefreshAt: new Date("2026-04-30T16:00:00Z"),
  });
});

test("who becomes somebody else gets another template and its Casbin role", async () => {
  const upn = await givenStudent();
  await signIn(upn);
  await db.update(people).set({ type: "guest", displayName: "Li Lei" }).where(eq(people.upn, upn));
  const { updated } = await signIn(upn);
  expect(updated.sort()).toEqual(["allowance", "disabled", "label", "refresh", "template"]);
  const pool = `personal:${upn}`;
  expect(await membershipsOf(db, [{ upn, pool }])).toMatchObject([
    { template: "template:everyone" },
  ]);
});

test("resetting overrides lets the template decide again, at once", async () => {
  const upn = await givenStudent();
  await signIn(upn);
  const pool = `personal:${upn}`;
  const { ctx, recorded } = testContext({ now });
  await changePlan(ctx, { pool, allowance: 1 });
  await disablePool(ctx, { pool, reason: "lost the card" });
  const reset = await resetOverrides(ctx, { upn, fields: ["allowance"], reason: "as before" });
  expect(reset.fields).toEqual(["allowance"]);
  expect(await poolOf(upn)).toMatchObject({
    allowance: 50_000_000,
    disabled: true,
    overrides: ["disabled"],
  });
  await resetOverrides(ctx, { upn, reason: "as before" });
  expect(await poolOf(upn)).toMatchObject({ disabled: false, overrides: [] });
  expect(recorded.at(-1)).toMatchObject({ audit: { action: "pool.overrides.reset" } });
});

test("resetting a field needs its own capability", async () => {
  const upn = await givenStudent();
  await signIn(upn);
  const pool = `personal:${upn}`;
  await disablePool(testContext({ now }).ctx, { pool, reason: "lost the card" });
  const { ctx } = testContext({ actor: admin("finance"), now });
  await expect(resetOverrides(ctx, { upn, reason: "as before" })).rejects.toMatchObject({
    code: "access.denied",
    details: { capability: "workspaces.status.write" },
  });
  expect((await poolOf(upn)).overrides).toEqual(["disabled"]);
});

test("somebody unknown or frozen gets no pool", async () => {
  const absent = signIn("nobody@link.example.edu");
  await expect(absent).rejects.toMatchObject({ kind: "not_found" });
  const upn = await givenPerson(db, { frozenAt: now, frozenReason: "stolen" });
  await expect(signIn(upn)).rejects.toMatchObject({ code: "quota.person_frozen" });
  expect(await poolOf(upn)).toBeUndefined();
});

test.each([
  { who: "an admin", actor: admin() },
  { who: "a manager", actor: manager() },
  { who: "an API key without the scope", actor: apiKey("pools:write") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not sign a person in", async ({ actor }) => {
  const { ctx } = testContext({ actor, grants: { "uniauth/members": ["x"] } });
  const upn = await givenStudent();
  await expect(signInPerson(ctx, { upn })).rejects.toMatchObject({ kind: "forbidden" });
});
