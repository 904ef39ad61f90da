import { expect, test } from "vitest";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenPerson, givenPool } from "@/test/given";
import { listMembers } from "../queries/members";
import { addMembers, removeMembers } from "./members";

const { ctx: root } = testContext();
const upnsOf = async (pool: string, search?: string) =>
  (await listMembers(root, { pool, search, limit: 50 })).rows.map(({ upn }) => upn);

test("people are added by hand, all at once, and again changes nothing", async () => {
  const pool = await givenPool(db);
  const upns = [await givenPerson(db), await givenPerson(db)].sort();
  const { ctx, recorded } = testContext();
  expect(await addMembers(ctx, { pool, upns })).toEqual({ pool, added: upns });
  expect(await addMembers(ctx, { pool, upns })).toEqual({ pool, added: [] });
  expect(await upnsOf(pool)).toEqual(upns);
  expect(recorded).toMatchObject([
    { audit: { action: "pool.members.add", new: { members: upns } } },
    { audit: null },
  ]);
});

test("people are taken out, and again changes nothing", async () => {
  const pool = await givenPool(db);
  const upns = [await givenPerson(db)];
  const { ctx, recorded } = testContext();
  await addMembers(ctx, { pool, upns });
  expect(await removeMembers(ctx, { pool, upns })).toEqual({ pool, removed: upns });
  expect(await removeMembers(ctx, { pool, upns })).toEqual({ pool, removed: [] });
  expect(await upnsOf(pool)).toEqual([]);
  expect(recorded.slice(1)).toMatchObject([
    { audit: { action: "pool.members.remove", old: { members: upns } } },
    { audit: null },
  ]);
});

test("the reason for taking somebody out stands in the log", async () => {
  const pool = await givenPool(db);
  const upns = [await givenPerson(db)];
  const { ctx, recorded } = testContext();
  await addMembers(ctx, { pool, upns });
  await removeMembers(ctx, { pool, upns, reason: "left the course" });
  expect(recorded.at(-1)).toMatchObject({ audit: { reason: "left the course" } });
});

test("somebody unknown is refused with all the others", async () => {
  const pool = await givenPool(db);
  const one = addMembers(root, { pool, upns: ["nobody@link.example.edu"] });
  await expect(one).rejects.toMatchObject({ code: "directory.user_not_found" });
  const some = addMembers(root, { pool, upns: [await givenPerson(db), "nobody@link.example.edu"] });
  await expect(some).rejects.toMatchObject({ code: "quota.people_unknown" });
  expect(await upnsOf(pool)).toEqual([]);
});

test("a personal pool has no member but its owner", async () => {
  const [owner, other] = [await givenPerson(db), await givenPerson(db)];
  const pool = await givenPool(db, { name: `personal:${owner}`, personalUpn: owner });
  for (const change of [addMembers, removeMembers]) {
    await expect(change(root, { pool, upns: [other] })).rejects.toMatchObject({
      code: "quota.personal_members",
    });
  }
});

test("a manager changes the members of a granted pool; a foreign one looks absent", async () => {
  const [pool, foreign] = [await givenPool(db), await givenPool(db)];
  const upns = [await givenPerson(db)];
  const { ctx } = testContext({ actor: manager(), grants: { "uniauth/members": [pool] } });
  expect(await addMembers(ctx, { pool, upns })).toEqual({ pool, added: upns });
  expect((await listMembers(ctx, { pool, limit: 5 })).rows).toHaveLength(1);
  for (const name of [foreign, fresh("absent")]) {
    const refusal = { kind: "not_found", code: "quota.pool_not_found", details: { pool: name } };
    await expect(addMembers(ctx, { pool: name, upns })).rejects.toMatchObject(refusal);
    await expect(removeMembers(root, { pool: fresh("absent"), upns })).rejects.toMatchObject({
      code: "quota.pool_not_found",
    });
    await expect(listMembers(ctx, { pool: name, limit: 5 })).rejects.toMatchObject(refusal);
  }
});

test.each([
  { who: "a role without the capability", actor: admin("support") },
  { who: "a manager with the grant to read", actor: manager() },
  { who: "an API key without a scope that fits", actor: apiKey("pools:read") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not change members", async ({ actor }) => {
  const pool = await givenPool(db);
  const upns = [await givenPerson(db)];
  const { ctx } = testContext({ actor, grants: { "uniauth/bill": [pool] } });
  await expect(addMembers(ctx, { pool, upns })).rejects.toMatchObject({ kind: "forbidden" });
  await expect(removeMembers(ctx, { pool, upns })).rejects.toMatchObject({ kind: "forbidden" });
  expect(await upnsOf(pool)).toEqual([]);
});

test("members are paged in UPN order and found by UPN or name", async () => {
  const pool = await givenPool(db);
  const upns = await Promise.all(
    Array.from({ length: 5 }, (_, n) =>
      givenPerson(db, { displayName: n === 3 ? "100%_韩" : "某人" }),
    ),
  );
  await addMembers(root, { pool, upns });
  const first = await listMembers(root, { pool, limit: 2 });
  const second = await listMembers(root, { pool, limit: 3, cursor: first.next! });
  expect([...first.rows, ...second.rows].map(({ upn }) => upn)).toEqual([...upns].sort());
  expect(second.next).toBeNull();
  expect(await upnsOf(pool, "100%_")).toEqual([upns[3]]);
  expect(await upnsOf(pool, upns[1])).toEqual([upns[1]]);
});
