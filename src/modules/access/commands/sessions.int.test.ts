import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { stopListening } from "@/core/listen";
import type { Role } from "@/core/permissions";
import { freeze } from "@/modules/directory/commands/people";
import { confirmIdentity } from "@/server/sign-in";
import { apiKey, manager, subAccount, testContext, visitor } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenPerson } from "@/test/given";
import {
  givenAdmin,
  givenPersonWithPassword,
  givenSubAccount,
  password,
  sessionsOf,
} from "@/test/given-access";
import { openSession } from "../internal/sessions";
import { findLiveSession } from "../queries/live-session";
import { listOwnSessions, listSessions } from "../queries/sessions";
import { admins, sessions } from "../tables";
import { noteUse } from "./note-use";
import { endOwnSession, endSessions, signOut, signOutEverywhere } from "./sessions";

afterAll(() => stopListening());

const start = new Date("2026-03-01T08:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

type Person = Extract<Actor, { session?: string }>;

/** Signs somebody in; the actor then calls by that session. */
async function signedIn<A extends Person>(actor: A, now = start) {
  const { type, id } = actor;
  const subject = { type, id };
  const opened = await openSession(db, { subject, ip: "192.0.2.7", userAgent: "b", now });
  return { ...opened, actor: { ...actor, session: opened.handle } };
}
const isLive = async (token: string, now = start) =>
  (await findLiveSession(db, token, now)) !== undefined;
const on = (actor: Actor, now = start) => testContext({ actor, now });

test("signing out ends the calling session alone, and is recorded", async () => {
  const account = await givenAdmin();
  const [one, two] = [await signedIn(account), await signedIn(account)];
  const { ctx, recorded } = on(one.actor);
  expect(await signOut(ctx, {})).toEqual({ ended: 1 });
  expect([await isLive(one.token), await isLive(two.token)]).toEqual([false, true]);
  expect(recorded).toMatchObject([{ audit: { action: "session.sign_out", targetId: account.id } }]);
  expect(await signOut(ctx, {})).toEqual({ ended: 0 });
  expect(recorded[1]).toMatchObject({ audit: null });
});

test("signing out everywhere ends a person's sessions of both kinds", async () => {
  const account = await givenAdmin();
  const asManager = { type: "manager" as const, id: account.id, email: account.email };
  const tokens = [await signedIn(account), await signedIn(account), await signedIn(asManager)];
  const other = await signedIn(await givenAdmin());
  expect(await signOutEverywhere(on(tokens[0]!.actor).ctx, {})).toEqual({ ended: 3 });
  for (const { token } of tokens) expect(await isLive(token)).toBe(false);
  expect(await isLive(other.token)).toBe(true);
});

test("somebody else's session and an absent one are not found alike", async () => {
  const mine = await signedIn(await givenAdmin());
  const foreign = await signedIn(await givenAdmin());
  const end = (session: string) =>
    endOwnSession(on(mine.actor).ctx, { session }).catch((error) => error);
  const ofForeign = await end(foreign.handle);
  expect(ofForeign).toMatchObject({ kind: "not_found", code: "access.session_not_found" });
  expect(await end("00000000-0000-4000-8000-000000000000")).toEqual(ofForeign);
  expect(await isLive(foreign.token)).toBe(true);
});

test("the list shows one's own standing sessions and which one asks", async () => {
  const account = await givenAdmin();
  const [old, now] = [await signedIn(account), await signedIn(account, after(5))];
  await signedIn(await givenAdmin());
  await endOwnSession(on(now.actor, after(6)).ctx, { session: old.handle });
  const own = await listOwnSessions(on(now.actor, after(6)).ctx, {});
  expect(own.map(({ session, current }) => [session, current])).toEqual([[now.handle, true]]);
});

test("role, disabling and freezing count from the very next request", async () => {
  const account = await givenAdmin("ops");
  const { token } = await signedIn(account);
  const where = eq(admins.upn, account.id);
  await db.update(admins).set({ role: "finance" }).where(where);
  expect((await findLiveSession(db, token, start))?.actor).toMatchObject({ role: "finance" });
  await db.update(admins).set({ disabledAt: start }).where(where);
  expect(await isLive(token)).toBe(false);
  await db.update(admins).set({ disabledAt: null }).where(where);
  await freeze(db, account.id, "test", start);
  expect(await isLive(token)).toBe(false);
});

test("a frozen manager's session no longer stands", async () => {
  const account = await givenPersonWithPassword();
  const { token } = await signedIn(account);
  expect(await isLive(token)).toBe(true);
  await freeze(db, account.id, "test", start);
  expect(await isLive(token)).toBe(false);
});

test("use is noted once a minute and counts as the admin's activity", async () => {
  const account = await givenAdmin();
  const { token } = await signedIn(account);
  const use = async (now: Date) => {
    const session = await findLiveSession(db, token, now);
    if (!session) throw new Error("gone");
    await noteUse(db, session, now);
    const [row] = await db.select().from(admins).where(eq(admins.upn, account.id));
    const [stored] = await sessionsOf(account.id);
    return [stored?.lastSeenAt, row?.lastActiveAt];
  };
  expect(await use(after(0.5))).toEqual([start, null]);
  expect(await use(after(2))).toEqual([after(2), after(2)]);
  expect(await use(after(8 * 60))).toEqual([after(480), after(480)]);
  expect(await isLive(token, after(12 * 60))).toBe(false);
});

test.each([
  ["admin", givenAdmin],
  ["manager", givenPersonWithPassword],
  ["sub_account", givenSubAccount],
] as const)(
  "the password again confirms the session of a person of kind %s",
  async (_kind, given) => {
    const { actor } = await signedIn(await given());
    const { ctx, recorded } = on(actor, after(30));
    expect(await confirmIdentity(ctx, { password })).toEqual({ ok: true, confirmedAt: after(30) });
    expect((await sessionsOf(actor.id))[0]?.confirmedAt).toEqual(after(30));
    expect(recorded).toMatchObject([{ audit: { action: "session.confirm" } }]);
  },
);

test("a wrong password confirms nothing, is recorded, and is soon delayed", async () => {
  const { actor } = await signedIn(await givenAdmin());
  const { ctx, recorded } = on(actor, after(30));
  const guess = (typed: string) => confirmIdentity(ctx, { password: typed });
  for (let i = 0; i < 5; i += 1) {
    expect(await guess("tulips before rain")).toMatchObject({ code: "access.bad_credentials" });
  }
  expect(await guess(password)).toMatchObject({ code: "access.sign_in_delayed", seconds: 1 });
  expect((await sessionsOf(actor.id))[0]?.confirmedAt).toEqual(start);
  expect(recorded[0]).toMatchObject({ audit: { action: "session.confirm.failed" } });
});

test.each([
  ["super_admin", "admin", undefined],
  ["admin", "support", undefined],
  ["admin", "viewer", undefined],
  ["admin", undefined, undefined],
  ["support", undefined, undefined],
  ["super_admin", "super_admin", "access.out_of_reach"],
  ["admin", "admin", "access.out_of_reach"],
  ["admin", "super_admin", "access.out_of_reach"],
  ["support", "viewer", "access.out_of_reach"],
  ["support", "finance", "access.out_of_reach"],
  ["finance", undefined, "access.denied"],
  ["viewer", undefined, "access.denied"],
] as const)("%s signs out somebody with the role %s: %s", async (by, role, refusal) => {
  const target = role ? await givenAdmin(role as Role) : await givenPersonWithPassword();
  const { token } = await signedIn(target);
  const { ctx, recorded } = on(await givenAdmin(by));
  const act = endSessions(ctx, { upn: target.id });
  if (refusal) await expect(act).rejects.toMatchObject({ kind: "forbidden", code: refusal });
  else expect(await act).toEqual({ ended: 1 });
  expect(await isLive(token)).toBe(refusal !== undefined);
  expect(recorded).toHaveLength(refusal ? 0 : 1);
});

test("nobody signs somebody out whom the directory does not know, or themselves this way", async () => {
  const actor = await givenAdmin("admin");
  const { ctx } = on(actor);
  const upn = `${fresh("absent")}@link.example.edu`;
  const code = "access.person_not_found";
  await expect(endSessions(ctx, { upn })).rejects.toMatchObject({ kind: "not_found", code });
  await expect(endSessions(ctx, { upn: actor.id })).rejects.toThrow("access.own_account");
});

test("somebody's sessions are shown to whoever may end them", async () => {
  const target = await givenAdmin("ops");
  await signedIn(target);
  expect(await listSessions(on(await givenAdmin("admin")).ctx, { upn: target.id })).toHaveLength(1);
  const support = on(await givenAdmin("support")).ctx;
  await expect(listSessions(support, { upn: target.id })).rejects.toThrow("access.out_of_reach");
  const viewer = on(await givenAdmin("viewer")).ctx;
  await expect(listSessions(viewer, { upn: target.id })).rejects.toThrow("access.denied");
});

test.each([
  ["a manager", manager()],
  ["a sub-account", subAccount()],
  ["an API key", apiKey("people:sign-in")],
  ["a visitor", visitor()],
])("%s signs nobody else out", async (_who, actor) => {
  const upn = await givenPerson(db);
  await expect(endSessions(on(actor).ctx, { upn })).rejects.toThrow(
    /access\.(denied|sign_in_required)/,
  );
});

test("the database keeps no secret of a session", async () => {
  const { token, handle } = await signedIn(await givenAdmin());
  const [row] = await db.select().from(sessions).where(eq(sessions.handle, handle));
  expect(JSON.stringify(row)).not.toContain(token);
});
