import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { stopListening } from "@/core/listen";
import { capabilities, roles, seededAllow } from "@/core/permissions";
import { freeze } from "@/modules/directory/commands/people";
import { apiKey, manager, subAccount, testContext, visitor } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenPerson } from "@/test/given";
import { givenAdmin } from "@/test/given-access";
import { openSession } from "../internal/sessions";
import { ListAdmins } from "../schema/admins";
import { admins } from "../tables";
import { getAdmin, listAdmins } from "./admins";
import { me } from "./me";
import { getMatrix, listRoles } from "./roles";

afterAll(() => stopListening());

const now = new Date("2026-03-01T08:00:00Z");
const on = (actor: Actor, grants = {}) => testContext({ actor, now, grants }).ctx;
const viewer = await givenAdmin("viewer");

/** Five admins whose name holds a mark of their own. */
async function givenFive() {
  const mark = fresh("mark");
  const made = [];
  for (const [at, role] of (["ops", "viewer", "ops", "support", "viewer"] as const).entries()) {
    const upn = await givenPerson(db, { displayName: `${mark} ${5 - at}` });
    const email = `${at}-${mark}@link.example.edu`;
    const lastActiveAt = at === 2 ? null : new Date(now.getTime() + at);
    await db.insert(admins).values({ upn, email, role, passwordHash: "x", lastActiveAt });
    made.push({ upn, email });
  }
  return { mark, made };
}

const list = (given: Record<string, unknown>) =>
  listAdmins(on(viewer), ListAdmins.parse({ limit: 200, ...given }));

test.each([
  [{ sort: "email" }, [0, 1, 2, 3, 4]],
  [{ sort: "email", direction: "desc" }, [4, 3, 2, 1, 0]],
  [{ sort: "name" }, [4, 3, 2, 1, 0]],
  [{ sort: "lastActiveAt" }, [2, 0, 1, 3, 4]],
  [{ sort: "lastActiveAt", direction: "desc" }, [4, 3, 1, 0, 2]],
])("pages of two in the order %o hold each admin once", async (order, wanted) => {
  const { mark, made } = await givenFive();
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 3; page += 1) {
    const answer = await list({ ...order, search: mark, limit: 2, cursor });
    seen.push(...answer.items.map(({ upn }) => upn));
    cursor = answer.next ?? undefined;
  }
  expect(seen).toEqual(wanted.map((at) => made[at]?.upn));
  expect(cursor).toBeUndefined();
});

test.each(["role", "createdAt"])("sorting by %s loses nobody between pages", async (sort) => {
  const { mark, made } = await givenFive();
  const first = await list({ sort, search: mark, limit: 3 });
  const rest = await list({ sort, search: mark, limit: 3, cursor: first.next });
  const seen = [...first.items, ...rest.items].map(({ upn }) => upn);
  expect(seen.sort()).toEqual(made.map(({ upn }) => upn).sort());
});

test("admins are found by role and by state", async () => {
  const { mark, made } = await givenFive();
  const [frozen = viewer.id] = made.map(({ upn }) => upn);
  await freeze(db, frozen, "test", now);
  const count = async (filter: object) => (await list({ search: mark, ...filter })).items.length;
  expect(await count({ role: "ops" })).toBe(2);
  expect(await count({ state: "frozen" })).toBe(1);
  expect(await count({ state: "active" })).toBe(4);
  expect(await count({ state: "disabled" })).toBe(0);
  expect(await count({ search: `${mark} 3` })).toBe(1);
  expect((await list({ search: "%" })).items).toEqual([]);
});

test("a cursor that no page gave out is refused", async () => {
  const foreign = Buffer.from('["a@x","b@x"]').toString("base64url");
  for (const given of [{ cursor: "%%%" }, { cursor: foreign, sort: "createdAt" }]) {
    await expect(list(given)).rejects.toMatchObject({ code: "access.cursor_invalid" });
  }
});

test("the detail says what the reader may do, as the commands decide it", async () => {
  const { id: upn } = await givenAdmin("ops");
  const abilitiesOf = async (actor: Actor) => (await getAdmin(on(actor), { upn })).abilities;
  expect(await abilitiesOf(await givenAdmin("super_admin"))).toEqual({
    roles: [...roles],
    disable: true,
    reset: true,
    signOut: true,
    freeze: true,
  });
  expect(await abilitiesOf(await givenAdmin("admin"))).toEqual({
    roles: ["support", "finance", "ops", "reviewer", "viewer"],
    disable: false,
    reset: true,
    signOut: true,
    freeze: true,
  });
  const none = { roles: [], disable: false, reset: false, signOut: false, freeze: false };
  expect(await abilitiesOf(await givenAdmin("support"))).toEqual(none);
  expect(await abilitiesOf(viewer)).toEqual(none);
});

test("an absent admin is not found, and an admin's hash never leaves", async () => {
  const upn = `${fresh("absent")}@link.example.edu`;
  await expect(getAdmin(on(viewer), { upn })).rejects.toMatchObject({ kind: "not_found" });
  expect(Object.keys(await getAdmin(on(viewer), { upn: viewer.id }))).not.toContain("passwordHash");
});

test("the roles page counts who holds each role and names the first", async () => {
  const before = (await listRoles(on(viewer), {})).find(({ role }) => role === "reviewer");
  const one = await givenAdmin("reviewer");
  await givenAdmin("reviewer", { disabledAt: now });
  const after = (await listRoles(on(viewer), {})).find(({ role }) => role === "reviewer");
  expect(after).toMatchObject({
    handsOut: [],
    capabilities: capabilities.filter((code) => seededAllow("reviewer", code)).length,
    holders: (before?.holders ?? 0) + 2,
    disabled: (before?.disabled ?? 0) + 1,
  });
  expect(after?.some.map(({ upn }) => upn)).toContain(one.id);
});

test("the matrix shows all 66 × 7 decisions by module", async () => {
  const { roles: columns, modules } = await getMatrix(on(viewer), {});
  const rows = modules.flatMap(({ rows }) => rows);
  expect(rows.map(({ capability }) => capability).sort()).toEqual([...capabilities].sort());
  for (const { capability, allowed } of rows) {
    expect(allowed).toEqual(columns.map((role) => seededAllow(role, capability)));
  }
});

test("an admin learns what the own role holds, and when the session confirmed", async () => {
  const account = await givenAdmin("finance");
  const subject = { type: "admin" as const, id: account.id };
  const { handle } = await openSession(db, { subject, ip: "", userAgent: null, now });
  const mine = await me(on({ ...account, session: handle }), {});
  expect(mine).toMatchObject({ role: "finance", handsOut: [], session: { session: handle } });
  expect(mine.capabilities).toEqual(capabilities.filter((code) => seededAllow("finance", code)));
  expect(mine.session?.confirmedAt).toEqual(now);
});

test("a manager learns the granted pools and holds no capability", async () => {
  const upn = await givenPerson(db, { displayName: "老师" });
  const grants = { "uniauth/bill": ["lab", "class"], "uniauth/members": ["lab"] };
  expect(await me(on(manager(upn), grants), {})).toMatchObject({
    type: "manager",
    name: "老师",
    role: null,
    capabilities: [],
    grants,
    session: null,
  });
});

test.each([
  ["a sub-account", subAccount()],
  ["an API key", apiKey("people:read")],
  ["a visitor", visitor()],
])("%s sees nothing of the console", async (_who, actor) => {
  const refused = /access\.(denied|sign_in_required)/;
  await expect(me(on(actor), {})).rejects.toThrow(refused);
  await expect(listRoles(on(actor), {})).rejects.toThrow(refused);
  await expect(getMatrix(on(actor), {})).rejects.toThrow(refused);
  await expect(listAdmins(on(actor), ListAdmins.parse({}))).rejects.toThrow(refused);
  await expect(getAdmin(on(actor), { upn: viewer.id })).rejects.toThrow(refused);
});

test("a manager reads no list of admins, whatever is granted", async () => {
  const ctx = on(manager(), { "uniauth/members": ["lab"] });
  await expect(listAdmins(ctx, ListAdmins.parse({}))).rejects.toThrow("access.denied");
  await expect(getMatrix(ctx, {})).rejects.toThrow("access.denied");
});
