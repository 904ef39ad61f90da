import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { stopListening } from "@/core/listen";
import { addMembers, setTemplate } from "@/modules/policy/commands/groupings";
import { PoolModels } from "@/modules/policy/schema/models";
import { apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenApproach, givenPerson, givenPool, givenRule, givenUser } from "@/test/given";
import { poolModels } from "./pool-models";

afterAll(() => stopListening());

const now = new Date("2026-03-01T00:00:00Z");
const contextOf = (actor?: Actor, pools: string[] = []) =>
  testContext({ now, ...(actor && { actor }), grants: { "uniauth/bill": pools } }).ctx;
const modelsOf = (pool: string, ctx = contextOf(), dom?: string) =>
  poolModels(ctx, PoolModels.parse({ pool, dom }));
const absent = (pool: string) => ({
  kind: "not_found",
  code: "quota.pool_not_found",
  details: { pool },
});

test("a pool's models come with the rules that open or shut them", async () => {
  const { pool, approach } = await givenUser(db);
  const off = await givenApproach(db, { onShelf: false });
  await givenRule(db, { sub: pool, obj: `model/${off}`, act: "use", eft: "deny" });
  const other = await givenApproach(db);
  const { models } = await modelsOf(pool);
  const of = (id: string) => models.find(({ approach_id }) => approach_id === id);
  expect(of(approach)).toMatchObject({
    access: "allowed",
    offered: true,
    because: [{ sub: pool, obj: `model/${approach}`, eft: "allow" }],
  });
  expect(of(off)).toMatchObject({ access: "shut_out", offered: false });
  expect(of(other)).toMatchObject({ access: "not_allowed", because: [] });

  await givenRule(db, { sub: pool, obj: "platform", act: "entry", eft: "deny" });
  const shut = (await modelsOf(pool)).models.find(({ approach_id }) => approach_id === approach);
  expect(shut).toMatchObject({ access: "shut_out" });
  expect(shut?.because.map(({ obj }) => obj)).toEqual([`model/${approach}`, "platform"]);
});

test("a rule counts in its domain, which is the deployment's own unless another is asked for", async () => {
  const [pool, approach] = [await givenPool(db), await givenApproach(db)];
  await givenRule(db, { sub: pool, obj: `model/${approach}`, act: "use", dom: "staging" });
  const accessIn = async (dom?: string) =>
    (await modelsOf(pool, contextOf(), dom)).models.find(
      ({ approach_id }) => approach_id === approach,
    )?.access;
  expect([await accessIn("staging"), await accessIn()]).toEqual(["allowed", "not_allowed"]);
  expect((await modelsOf(pool)).dom).toBe("production");
});

test("a personal pool opens what its template opens", async () => {
  const [upn, approach, template] = [await givenPerson(db), await givenApproach(db), fresh("t")];
  const pool = await givenPool(db, { name: `personal:${upn}`, personalUpn: upn });
  await addMembers(db, pool, [upn], "personal", now);
  await setTemplate(db, pool, template);
  await givenRule(db, { sub: `template:${template}`, obj: `model/${approach}`, act: "use" });
  const { models, ...head } = await modelsOf(pool);
  expect(head.template).toBe(`template:${template}`);
  expect(models.filter(({ access }) => access === "allowed")).toMatchObject([
    { approach_id: approach, because: [{ sub: `template:${template}` }] },
  ]);
});

test("a template of personal pools is asked by its role", async () => {
  const approach = await givenApproach(db);
  await givenRule(db, { sub: "template:student", obj: `model/${approach}`, act: "use" });
  const { models } = await modelsOf("template:student");
  expect(models.find(({ approach_id }) => approach_id === approach)?.access).toBe("allowed");
  await expect(modelsOf("template:absent")).rejects.toMatchObject(absent("template:absent"));
});

test("a manager sees the models of a granted pool; a foreign one looks like an absent one", async () => {
  const [{ pool }, foreign] = [await givenUser(db), await givenPool(db)];
  const ctx = contextOf(manager(), [pool]);
  expect(await modelsOf(pool, ctx)).toMatchObject({ pool });
  for (const name of [foreign, "absent"]) {
    await expect(modelsOf(name, ctx)).rejects.toMatchObject(absent(name));
  }
  await expect(modelsOf("absent")).rejects.toMatchObject(absent("absent"));
});

test.each([
  { who: "a manager without grants", actor: manager() },
  { who: "an API key with other scopes", actor: apiKey("charges:write") },
  { who: "a sub-account", actor: subAccount() },
])("$who sees no models", async ({ actor }) => {
  await expect(modelsOf("lab", contextOf(actor))).rejects.toMatchObject({ kind: "forbidden" });
});
