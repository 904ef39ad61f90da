import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { stopListening } from "@/core/listen";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import {
  fresh,
  givenApproach,
  givenMember,
  givenPerson,
  givenPool,
  givenRule,
  givenUser,
} from "@/test/given";
import { addMembers, setTemplate } from "../commands/groupings";
import { PersonPools } from "../schema/models";
import { ListRules } from "../schema/rules";
import { listRules } from "./list-rules";
import { personPools } from "./person-pools";

afterAll(() => stopListening());

const now = new Date("2026-03-01T00:00:00Z");
const contextOf = (actor?: Actor, pools: string[] = []) =>
  testContext({ now, ...(actor && { actor }), grants: { "uniauth/bill": pools } }).ctx;
const list = (input: object) => listRules(contextOf(), ListRules.parse(input));
const poolsOf = (input: object, ctx = contextOf()) => personPools(ctx, PersonPools.parse(input));

test("rules are found by every field and by text, newest first, a page at a time", async () => {
  const sub = fresh("lab");
  const model = { sub, act: "use", dom: "production" };
  await givenRule(db, { ...model, obj: "model/a", note: `50%_${sub}` });
  await givenRule(db, { ...model, obj: "model/b", eft: "deny" });
  await givenRule(db, { sub, obj: "platform", act: "entry" });
  const objects = async (input: object) => (await list(input)).rows.map(({ obj }) => obj);
  expect(await objects({ sub })).toEqual(["platform", "model/b", "model/a"]);
  expect(await objects({ sub, obj: "model/" })).toEqual(["model/b", "model/a"]);
  expect(await objects({ sub, obj: "model/a" })).toEqual(["model/a"]);
  expect(await objects({ sub, eft: "deny" })).toEqual(["model/b"]);
  expect(await objects({ sub, act: "entry" })).toEqual(["platform"]);
  expect(await objects({ sub, dom: "*" })).toEqual(["platform"]);
  expect(await objects({ text: `0%_${sub}` })).toEqual(["model/a"]);
  expect(await objects({ text: `0__${sub}` })).toEqual([]);

  const first = await list({ sub, limit: 2 });
  const rest = await list({ sub, limit: 2, cursor: first.next });
  expect([...first.rows, ...rest.rows].map(({ obj }) => obj)).toEqual(await objects({ sub }));
  expect(rest.next).toBeNull();
  await expect(list({ cursor: "x" })).rejects.toMatchObject({ code: "policy.cursor_invalid" });
});

test("a personal pool opens what its template opens", async () => {
  const [upn, approach, template] = [await givenPerson(db), await givenApproach(db), fresh("t")];
  const pool = `personal:${upn}`;
  await addMembers(db, pool, [upn], "personal", now);
  await setTemplate(db, pool, template);
  await givenRule(db, { sub: `template:${template}`, obj: `model/${approach}`, act: "use" });
  expect((await poolsOf({ upn })).rows).toEqual([
    { pool, template: `template:${template}`, origin: "personal", since: now, models: [approach] },
  ]);
});

test("a person's pools come in name order with what each opens to them", async () => {
  const { upn, pool, approach } = await givenUser(db);
  const second = await givenPool(db, { name: `a${fresh("pool")}` });
  await givenMember(db, upn, second);
  const off = await givenApproach(db, { onShelf: false });
  await givenRule(db, { sub: pool, obj: `model/${off}`, act: "use" });
  const { rows } = await poolsOf({ upn });
  expect(rows.map((row) => [row.pool, row.models])).toEqual([
    [second, []],
    [pool, [approach]],
  ]);
  const page = await poolsOf({ upn, limit: 1 });
  expect(page.next).toBe(second);
  const rest = await poolsOf({ upn, limit: 1, cursor: page.next });
  expect(rest).toMatchObject({ rows: [{ pool }], next: null });

  await givenRule(db, { sub: upn, obj: "model/*", act: "use", eft: "deny" });
  expect((await poolsOf({ upn })).rows.flatMap(({ models }) => models)).toEqual([]);
});

test("an absent person is not found", async () => {
  await expect(poolsOf({ upn: "nobody@link.example.edu" })).rejects.toMatchObject({
    kind: "not_found",
    code: "directory.user_not_found",
  });
});

test.each([
  { who: "a manager without grants", actor: manager() },
  { who: "an API key with other scopes", actor: apiKey("charges:write") },
  { who: "a sub-account", actor: subAccount() },
])("$who sees no rules and no pools", async ({ actor }) => {
  const ctx = contextOf(actor);
  const refused = { kind: "forbidden" };
  await expect(listRules(ctx, ListRules.parse({}))).rejects.toMatchObject(refused);
  await expect(poolsOf({ upn: "ann@x.edu" }, ctx)).rejects.toMatchObject(refused);
});

test.each([
  { role: "finance" as const, sees: false },
  { role: "viewer" as const, sees: false },
  { role: "reviewer" as const, sees: true },
])("$role sees the rules: $sees", async ({ role, sees }) => {
  const asked = listRules(contextOf(admin(role)), ListRules.parse({ limit: 1 }));
  const settled = await asked.then(
    () => true,
    () => false,
  );
  expect(settled).toBe(sees);
});
