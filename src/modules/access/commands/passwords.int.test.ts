import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { stopListening } from "@/core/listen";
import { passwordMatches } from "@/core/password-hash";
import { people } from "@/modules/directory/tables";
import { apiKey, manager, subAccount, testContext, visitor } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { givenAdmin, givenPersonWithPassword, password, sessionsOf } from "@/test/given-access";
import { openSession } from "../internal/sessions";
import { admins, personPasswords } from "../tables";
import { createSetupLink, redeemSetupLink, resetAdminPassword } from "./admin-passwords";
import { changeRole, setAdminDisabled } from "./admin-state";
import { changeOwnPassword } from "./change-own-password";
import { freezePerson, unfreezePerson } from "./freezing";

afterAll(() => stopListening());

const now = new Date("2026-03-01T08:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const on = (actor: Actor, at = now) => testContext({ actor, now: at });
const another = "peonies before snow 8";
const opens = async (upn: string, typed: string) => {
  const [row] = await db.select().from(admins).where(eq(admins.upn, upn));
  return passwordMatches(row?.passwordHash, typed);
};
const open = async (actor: { type: "admin" | "manager"; id: string }) => {
  const subject = { type: actor.type, id: actor.id };
  return (await openSession(db, { subject, ip: "192.0.2.7", userAgent: null, now })).handle;
};
const openOf = async (id: string) =>
  (await sessionsOf(id)).filter(({ revokedAt }) => revokedAt === null).map(({ handle }) => handle);
const superAdmin = await givenAdmin("super_admin");
const linkFor = async (upn: string) => createSetupLink(on(superAdmin).ctx, { upn });
const redeem = (token: string, at = now) =>
  redeemSetupLink(on(visitor(), at).ctx, { token, password: another });

test("a reset takes the password, ends the sessions, tells the person, and keeps no secret", async () => {
  const target = await givenAdmin("ops");
  await open(target);
  const { ctx, recorded } = on(superAdmin);
  const { setupLink, sessionsEnded } = await resetAdminPassword(ctx, { upn: target.id });
  expect([sessionsEnded, await openOf(target.id)]).toEqual([1, []]);
  expect(await opens(target.id, password)).toBe(false);
  expect(recorded).toMatchObject([
    {
      audit: { action: "admin.password.reset", targetId: target.id },
      events: [{ name: "access/password.reset", data: { upn: target.id } }],
    },
  ]);
  expect(JSON.stringify(recorded)).not.toContain(setupLink?.token);
  await resetAdminPassword(ctx, { upn: target.id, password: another });
  expect(await opens(target.id, another)).toBe(true);
  expect(JSON.stringify(recorded)).not.toContain(another);
  await expect(redeem(setupLink!.token)).rejects.toThrow("access.link_invalid");
});

test.each([
  ["super_admin", "super_admin", undefined],
  ["super_admin", "viewer", undefined],
  ["admin", "ops", undefined],
  ["admin", "admin", "access.out_of_reach"],
  ["support", "viewer", "access.out_of_reach"],
  ["ops", "viewer", "access.denied"],
] as const)("%s resets the password of somebody who is %s: %s", async (by, role, refusal) => {
  const target = await givenAdmin(role);
  const { ctx, recorded } = on(await givenAdmin(by));
  const acts = [
    () => resetAdminPassword(ctx, { upn: target.id }),
    () => createSetupLink(ctx, { upn: target.id }),
  ];
  for (const act of acts) {
    if (refusal) await expect(act()).rejects.toMatchObject({ kind: "forbidden", code: refusal });
    else await act();
  }
  expect(recorded).toHaveLength(refusal ? 0 : 2);
  expect(await opens(target.id, password)).toBe(refusal !== undefined);
});

test("an own password is not reset but changed; an absent admin is not found", async () => {
  const { ctx } = on(superAdmin);
  await expect(resetAdminPassword(ctx, { upn: superAdmin.id })).rejects.toThrow(
    "access.own_account",
  );
  const upn = `${fresh("absent")}@link.example.edu`;
  await expect(resetAdminPassword(ctx, { upn })).rejects.toMatchObject({ kind: "not_found" });
});

test("a link sets the password once and ends the sessions", async () => {
  const target = await givenAdmin("viewer", { passwordHash: null });
  const { token } = await linkFor(target.id);
  await open(target);
  const { ctx, recorded } = on(visitor());
  expect(await redeemSetupLink(ctx, { token, password: another })).toEqual({
    email: target.email,
  });
  expect([await opens(target.id, another), await openOf(target.id)]).toEqual([true, []]);
  expect(recorded).toMatchObject([
    { audit: { action: "admin.setup_link.redeem", actor: { type: "admin", id: target.id } } },
  ]);
  expect(JSON.stringify(recorded)).not.toContain(another);
  await expect(redeem(token)).rejects.toThrow("access.link_invalid");
});

test("unknown, expired, replaced links and those of disabled admins look the same", async () => {
  const [late, replaced, disabled] = [await givenAdmin(), await givenAdmin(), await givenAdmin()];
  const lateLink = await linkFor(late.id);
  const first = await linkFor(replaced.id);
  const second = await linkFor(replaced.id);
  const shut = await linkFor(disabled.id);
  await setAdminDisabled(on(superAdmin).ctx, { upn: disabled.id, disabled: true });
  const refusals = [
    await redeem("no-such-token").catch((error) => error),
    await redeem(lateLink.token, hours(48)).catch((error) => error),
    await redeem(first.token).catch((error) => error),
    await redeem(shut.token).catch((error) => error),
  ];
  for (const refusal of refusals) expect(refusal).toEqual(refusals[0]);
  expect(refusals[0]).toMatchObject({ kind: "not_found", code: "access.link_invalid" });
  await redeem(second.token, hours(47.9));
});

test("a new role and a freeze end open links, for good", async () => {
  const { ctx } = on(superAdmin);
  const [promoted, frozen] = [await givenAdmin("viewer"), await givenAdmin("viewer")];
  const links = [await linkFor(promoted.id), await linkFor(frozen.id)];
  await changeRole(ctx, { upn: promoted.id, role: "ops" });
  await freezePerson(ctx, { upn: frozen.id, reason: "key leaked" });
  await unfreezePerson(ctx, { upn: frozen.id, reason: "key replaced" });
  for (const { token } of links) await expect(redeem(token)).rejects.toThrow("access.link_invalid");
});

test.each([
  ["frozen", { frozenAt: now, frozenReason: "key leaked" }],
  ["gone", { status: "left" as const }],
])("a link made for somebody who is %s sets no password", async (_how, standing) => {
  const target = await givenAdmin();
  const { token } = await linkFor(target.id);
  await db.update(people).set(standing).where(eq(people.upn, target.id));
  await expect(redeem(token)).rejects.toThrow("access.link_invalid");
  expect(await opens(target.id, password)).toBe(true);
});

test("a refused password leaves the link", async () => {
  const target = await givenAdmin();
  const { token } = await linkFor(target.id);
  const guessable = { token, password: `${target.id.split("@")[0]}` };
  await expect(redeemSetupLink(on(visitor()).ctx, guessable)).rejects.toThrow("password.guessable");
  await redeem(token);
});

test("of 20 parallel redemptions of a link one succeeds", async () => {
  const target = await givenAdmin();
  const { token } = await linkFor(target.id);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      redeemSetupLink(on(visitor()).ctx, { token, password: `${another} ${i}` }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const winner = outcomes.findIndex(({ status }) => status === "fulfilled");
  expect(await opens(target.id, `${another} ${winner}`)).toBe(true);
});

test("an own password changes and other sessions end, or stay if asked", async () => {
  const account = await givenAdmin();
  const [mine, other] = [await open(account), await open(account)];
  const { ctx, recorded } = on({ ...account, session: mine });
  const kept = { password: another, endOtherSessions: false };
  expect(await changeOwnPassword(ctx, kept)).toEqual({ sessionsEnded: 0 });
  expect((await openOf(account.id)).sort()).toEqual([mine, other].sort());
  const ending = { password, endOtherSessions: true };
  expect(await changeOwnPassword(ctx, ending)).toEqual({ sessionsEnded: 1 });
  expect(await openOf(account.id)).toEqual([mine]);
  expect(recorded).toMatchObject([
    { audit: { action: "admin.password.change" } },
    { audit: { action: "admin.password.change" } },
  ]);
});

test("a manager changes the own password too", async () => {
  const account = await givenPersonWithPassword();
  await changeOwnPassword(on(account).ctx, { password: another, endOtherSessions: true });
  const [row] = await db.select().from(personPasswords).where(eq(personPasswords.upn, account.id));
  expect(await passwordMatches(row?.passwordHash, another)).toBe(true);
});

test("the same, a guessable and an unconfirmed password change nothing", async () => {
  const account = await givenAdmin();
  const { ctx, recorded } = on(account);
  const change = (typed: string) =>
    changeOwnPassword(ctx, { password: typed, endOtherSessions: true });
  await expect(change(password)).rejects.toThrow("password.unchanged");
  await expect(change(account.id)).rejects.toThrow("password.guessable");
  const { ctx: unconfirmed } = testContext({ actor: account, now, unmet: ["confirmation"] });
  const blocked = changeOwnPassword(unconfirmed, { password: another, endOtherSessions: true });
  await expect(blocked).rejects.toThrow("access.confirmation_required");
  expect([await opens(account.id, password), recorded]).toEqual([true, []]);
});

test.each([
  ["a sub-account", subAccount()],
  ["an API key", apiKey("people:read")],
  ["a visitor", visitor()],
])("%s changes no console password", async (_who, actor) => {
  const change = changeOwnPassword(on(actor).ctx, { password: another, endOtherSessions: true });
  await expect(change).rejects.toThrow(/access\.(denied|sign_in_required)/);
  if (actor.type === "visitor") return;
  await expect(redeemSetupLink(on(actor).ctx, { token: "x", password: another })).rejects.toThrow(
    "access.denied",
  );
});

test("a manager resets nobody", async () => {
  const target = await givenAdmin();
  const { ctx } = testContext({ actor: manager(), grants: { "uniauth/members": ["lab"] } });
  await expect(resetAdminPassword(ctx, { upn: target.id })).rejects.toThrow("access.denied");
});
