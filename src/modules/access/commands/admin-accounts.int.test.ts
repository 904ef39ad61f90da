import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { stopListening } from "@/core/listen";
import { type Role, roles } from "@/core/permissions";
import { people } from "@/modules/directory/tables";
import { signIn } from "@/server/sign-in";
import { apiKey, job, manager, subAccount, testContext, visitor } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenPerson } from "@/test/given";
import { givenAdmin, password, sessionsOf } from "@/test/given-access";
import { openSession } from "../internal/sessions";
import { CreateAdmin } from "../schema/admins";
import { admins } from "../tables";
import { changeRole, setAdminDisabled } from "./admin-state";
import { createAdmin } from "./create-admin";
import { freezePerson, unfreezePerson } from "./freezing";

afterAll(() => stopListening());

const now = new Date("2026-03-01T08:00:00Z");
const on = (actor: Actor) => testContext({ actor, now });
const somebody = () => `${fresh("new")}@link.example.edu`;
const stored = async (upn: string) =>
  (await db.select().from(admins).where(eq(admins.upn, upn)))[0];
const open = (id: string) =>
  openSession(db, { subject: { type: "admin", id }, ip: "192.0.2.7", userAgent: null, now });
const openOf = async (id: string) =>
  (await sessionsOf(id)).filter(({ revokedAt }) => revokedAt === null).length;
const creating = (values: Record<string, unknown>) =>
  CreateAdmin.parse({ email: values.upn, displayName: "新人", ...values });

const outsiders = [
  { who: "a manager", actor: manager() },
  { who: "a sub-account", actor: subAccount() },
  { who: "an API key", actor: apiKey("people:read", "pools:write") },
  { who: "a job", actor: job("access.sweep") },
  { who: "a visitor", actor: visitor() },
  ...roles
    .filter((role) => role !== "super_admin")
    .map((role) => ({
      who: `an admin who is ${role}`,
      actor: { type: "admin" as const, id: `${role}@x.example`, email: `${role}@x.example`, role },
    })),
];

test("a new admin is a viewer, comes from the directory or is added, and gets a link", async () => {
  const { ctx, recorded } = on(await givenAdmin("super_admin"));
  const upn = somebody();
  const { setupLink } = await createAdmin(ctx, creating({ upn }));
  expect(setupLink?.expiresAt).toEqual(new Date(now.getTime() + 48 * 3_600_000));
  expect(await stored(upn)).toMatchObject({ email: upn, role: "viewer", passwordHash: null });
  const [person] = await db.select().from(people).where(eq(people.upn, upn));
  expect(person).toMatchObject({ displayName: "新人", source: "local" });
  expect(recorded).toMatchObject([{ audit: { action: "admin.account.create", targetId: upn } }]);
  expect(JSON.stringify(recorded)).not.toContain(setupLink?.token);

  const known = await givenPerson(db, { displayName: "老人", source: "ldap" });
  await createAdmin(ctx, creating({ upn: known, role: "finance", password }));
  expect(await stored(known)).toMatchObject({ role: "finance", mustChangePassword: true });
  const [same] = await db.select().from(people).where(eq(people.upn, known));
  expect(same).toMatchObject({ displayName: "老人", source: "ldap" });
  expect(JSON.stringify(recorded)).not.toContain(password);
});

test("an admin is made once, under an e-mail of their own", async () => {
  const { ctx, recorded } = on(await givenAdmin("super_admin"));
  const there = await givenAdmin();
  await expect(createAdmin(ctx, creating({ upn: there.id }))).rejects.toThrow(
    "access.admin_exists",
  );
  const upn = somebody();
  const taken = createAdmin(ctx, creating({ upn, email: there.email }));
  await expect(taken).rejects.toThrow("access.email_taken");
  const nameless = createAdmin(ctx, creating({ upn, displayName: undefined }));
  await expect(nameless).rejects.toThrow("access.display_name_required");
  const guessable = createAdmin(ctx, creating({ upn, password: `${upn.split("@")[0]}!` }));
  await expect(guessable).rejects.toThrow("password.guessable");
  expect([await stored(upn), recorded]).toEqual([undefined, []]);
  expect(await db.select().from(people).where(eq(people.upn, upn))).toEqual([]);
});

test("disabling ends sessions at once and shuts sign-in; enabling opens it; twice does nothing", async () => {
  const { ctx, recorded } = on(await givenAdmin("super_admin"));
  const { id: upn, email } = await givenAdmin("ops");
  await open(upn);
  await open(upn);
  const disable = (disabled: boolean) => setAdminDisabled(ctx, { upn, disabled });
  expect(await disable(true)).toEqual({ upn, disabled: true, sessionsEnded: 2 });
  expect(await openOf(upn)).toBe(0);
  const input = { kind: "admin" as const, login: email, password, userAgent: null };
  const visit = testContext({ actor: visitor(), now }).ctx;
  expect(await signIn(visit, input)).toMatchObject({ ok: false });
  await disable(true);
  await disable(false);
  expect(await signIn(visit, input)).toMatchObject({ ok: true });
  expect(recorded.map(({ audit }) => audit && "action" in audit && audit.action)).toEqual([
    "admin.account.disable",
    null,
    "admin.account.enable",
  ]);
});

test("a role changes with its audit row, and the same role again changes nothing", async () => {
  const { ctx, recorded } = on(await givenAdmin("admin"));
  const { id: upn } = await givenAdmin("viewer");
  await changeRole(ctx, { upn, role: "support" });
  await changeRole(ctx, { upn, role: "support" });
  expect(await stored(upn)).toMatchObject({ role: "support" });
  expect(recorded).toMatchObject([
    { audit: { action: "admin.role.change", old: { role: "viewer" }, new: { role: "support" } } },
    { audit: null },
  ]);
});

test("a refused role change leaves no trace", async () => {
  const actor = await givenAdmin("admin");
  const { ctx, recorded } = on(actor);
  const equal = await givenAdmin("admin");
  const viewer = await givenAdmin("viewer");
  const refusals: [string, Role, string][] = [
    [actor.id, "viewer", "access.own_account"],
    [equal.id, "viewer", "access.out_of_reach"],
    [viewer.id, "admin", "access.role_not_handed_out"],
    [somebody(), "viewer", "access.admin_not_found"],
  ];
  for (const [upn, role, code] of refusals) {
    await expect(changeRole(ctx, { upn, role })).rejects.toThrow(code);
  }
  expect((await stored(equal.id))?.role).toBe("admin");
  expect((await stored(viewer.id))?.role).toBe("viewer");
  expect(recorded).toEqual([]);
});

test("role changes and accounts wait for the second confirmation", async () => {
  const actor = await givenAdmin("super_admin");
  const { ctx } = testContext({ actor, now, unmet: ["confirmation"] });
  const { id: upn } = await givenAdmin("viewer");
  const acts = [
    () => changeRole(ctx, { upn, role: "ops" }),
    () => setAdminDisabled(ctx, { upn, disabled: true }),
    () => createAdmin(ctx, creating({ upn: somebody() })),
  ];
  for (const act of acts) {
    await expect(act()).rejects.toMatchObject({
      kind: "precondition",
      code: "access.confirmation_required",
    });
  }
});

test.each(outsiders)("$who creates and disables no admin", async ({ actor }) => {
  const { ctx } = on(actor);
  const { id: upn } = await givenAdmin("viewer");
  const refused = /access\.(denied|sign_in_required)/;
  await expect(createAdmin(ctx, creating({ upn: somebody() }))).rejects.toThrow(refused);
  await expect(setAdminDisabled(ctx, { upn, disabled: true })).rejects.toThrow(refused);
  expect((await stored(upn))?.disabledAt).toBeNull();
});

test("freezing needs no second act, ends sessions, and is lifted with a reason", async () => {
  const { ctx, recorded } = on(await givenAdmin("admin"));
  const { id: upn } = await givenAdmin("support");
  await open(upn);
  expect(await freezePerson(ctx, { upn, reason: "key leaked" })).toMatchObject({
    sessionsEnded: 1,
  });
  expect(await freezePerson(ctx, { upn, reason: "again" })).toMatchObject({ sessionsEnded: 0 });
  expect(await openOf(upn)).toBe(0);
  const read = async () => (await db.select().from(people).where(eq(people.upn, upn)))[0];
  expect(await read()).toMatchObject({ frozenAt: now, frozenReason: "key leaked" });
  await unfreezePerson(ctx, { upn, reason: "key replaced" });
  expect(await read()).toMatchObject({ frozenAt: null, frozenReason: null });
  expect(recorded).toMatchObject([
    { audit: { action: "person.status.freeze", reason: "key leaked" } },
    { audit: null },
    { audit: { action: "person.status.unfreeze", reason: "key replaced" } },
  ]);
});

test.each([
  ["support", undefined, undefined],
  ["support", "viewer", "access.out_of_reach"],
  ["admin", "admin", "access.out_of_reach"],
  ["super_admin", "super_admin", "access.out_of_reach"],
  ["ops", undefined, "access.denied"],
] as const)("%s freezes somebody with the role %s: %s", async (by, role, refusal) => {
  const upn = role ? (await givenAdmin(role)).id : await givenPerson(db);
  const { ctx, recorded } = on(await givenAdmin(by));
  const act = freezePerson(ctx, { upn, reason: "a test" });
  if (refusal) await expect(act).rejects.toMatchObject({ kind: "forbidden", code: refusal });
  else expect(await act).toMatchObject({ frozen: true });
  expect(recorded).toHaveLength(refusal ? 0 : 1);
});

test("freezing an absent person and oneself is refused", async () => {
  const actor = await givenAdmin("admin");
  const { ctx, recorded } = on(actor);
  const freezing = (upn: string) => freezePerson(ctx, { upn, reason: "a test" });
  await expect(freezing(somebody())).rejects.toMatchObject({
    kind: "not_found",
    code: "access.person_not_found",
  });
  await expect(freezing(actor.id)).rejects.toThrow("access.own_account");
  expect(recorded).toEqual([]);
});

test.each(outsiders.filter(({ actor }) => actor.type !== "admin"))(
  "$who freezes nobody and changes no role",
  async ({ actor }) => {
    const { ctx } = testContext({ actor, now, grants: { "uniauth/members": ["lab"] } });
    const { id: upn } = await givenAdmin("viewer");
    const refused = /access\.(denied|scope_missing|sign_in_required)/;
    const reason = "a test";
    await expect(freezePerson(ctx, { upn, reason })).rejects.toThrow(refused);
    await expect(unfreezePerson(ctx, { upn, reason })).rejects.toThrow(refused);
    await expect(changeRole(ctx, { upn, role: "ops" })).rejects.toThrow(refused);
    expect((await stored(upn))?.role).toBe("viewer");
  },
);
