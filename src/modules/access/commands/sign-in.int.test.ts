import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { people } from "@/modules/directory/tables";
import { subAccounts } from "@/modules/iam/tables";
import { signIn } from "@/server/sign-in";
import { admin, apiKey, job, manager, subAccount, testContext, visitor } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import {
  givenAdmin,
  givenPersonWithPassword,
  givenSubAccount,
  password,
  sessionsOf,
} from "@/test/given-access";
import { countFailure } from "../internal/throttle";
import { findLiveSession } from "../queries/live-session";
import type { SignInKind } from "../schema/sign-in";
import { admins } from "../tables";

afterAll(() => stopListening());

const start = new Date("2026-03-01T08:00:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

type Try = {
  kind?: SignInKind;
  password?: string;
  from?: string;
  now?: Date;
  grants?: Record<string, string[]>;
};

async function attempt(login: string, given: Try = {}) {
  const { kind = "admin", from = "192.0.2.7", now = start, grants = {} } = given;
  const { ctx, recorded } = testContext({ actor: visitor(from), now, grants });
  const input = { kind, login, password: given.password ?? password, userAgent: "browser" };
  return { answer: await signIn(ctx, input), recorded };
}
const answerOf = async (login: string, given: Try = {}) => (await attempt(login, given)).answer;
const wrong = { password: "tulips before rain" };
const bad = { ok: false, code: "access.bad_credentials", seconds: 0 };

test("an admin signs in: a new session, noted, recorded under the admin's own name", async () => {
  const { id, email } = await givenAdmin("finance");
  const { answer, recorded } = await attempt(email);
  if (!answer.ok) throw new Error(answer.code);
  const [session] = await sessionsOf(id);
  expect(session).toMatchObject({
    subjectType: "admin",
    handle: answer.session,
    ip: "192.0.2.7",
    userAgent: "browser",
    createdAt: start,
    expiresAt: after(12 * 3600),
    confirmedAt: start,
  });
  expect(session?.idHash).not.toContain(answer.token);
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "session.sign_in",
        targetType: "admin",
        targetId: id,
        actor: { type: "admin", id, role: "finance" },
      },
    },
  ]);
  expect(JSON.stringify(recorded)).not.toContain(answer.token);
  const live = await findLiveSession(db, answer.token, start);
  expect(live).toMatchObject({ actor: { type: "admin", id, role: "finance" } });
  const [row] = await db.select().from(admins).where(eq(admins.upn, id));
  expect(row).toMatchObject({ lastSignInAt: start, lastActiveAt: start });
});

test("every sign-in opens a session of its own", async () => {
  const { id, email } = await givenAdmin();
  const [one, two] = [await answerOf(email), await answerOf(email)];
  if (!one.ok || !two.ok) throw new Error("refused");
  expect(one.token).not.toBe(two.token);
  expect(await sessionsOf(id)).toHaveLength(2);
});

test("a person comes in by UPN with a grant on some pool, and not without", async () => {
  const { id } = await givenPersonWithPassword();
  const kind = "person";
  expect(await answerOf(id, { kind })).toEqual({ ...bad, code: "access.console_not_granted" });
  expect(await sessionsOf(id)).toEqual([]);
  const grants = { "uniauth/members": ["lab"] };
  const answer = await answerOf(id, { kind, grants });
  if (!answer.ok) throw new Error(answer.code);
  const live = await findLiveSession(db, answer.token, start);
  expect(live?.actor).toEqual({ type: "manager", id, email: id, session: answer.session });
});

test("a sub-account comes in by user name and is noted", async () => {
  const { id, username } = await givenSubAccount();
  const answer = await answerOf(username, { kind: "sub_account" });
  expect(answer).toMatchObject({ ok: true });
  const [row] = await db.select().from(subAccounts).where(eq(subAccounts.id, id));
  expect(row?.lastSignInAt).toEqual(start);
});

test("wrong password, unknown and shut accounts get one answer and no session", async () => {
  const known = await givenAdmin();
  const disabled = await givenAdmin("viewer", { disabledAt: start });
  const pending = await givenAdmin("viewer", { passwordHash: null });
  const frozen = await givenAdmin();
  const left = await givenAdmin();
  await db.update(people).set({ frozenAt: start }).where(eq(people.upn, frozen.id));
  await db.update(people).set({ status: "left" }).where(eq(people.upn, left.id));
  const shut = await givenSubAccount({ loginEnabled: false });

  const refusals = [
    await attempt(known.email, wrong),
    await attempt(`${fresh("nobody")}@link.example.edu`),
    await attempt(disabled.email),
    await attempt(pending.email),
    await attempt(frozen.email),
    await attempt(left.email),
    await attempt(shut.username, { kind: "sub_account" }),
    await attempt(known.email, { kind: "person" }),
  ];
  for (const { answer, recorded } of refusals) {
    expect(answer).toEqual(bad);
    expect(recorded).toMatchObject([{ audit: null }]);
  }
  for (const { id } of [known, disabled, pending, frozen, left, shut]) {
    expect(await sessionsOf(id)).toEqual([]);
  }
});

test("the sixth failure in a row waits, a correct password too, and success ends the row", async () => {
  const { email } = await givenAdmin();
  for (let i = 0; i < 5; i += 1) expect(await answerOf(email, wrong)).toEqual(bad);
  const delayed = { ok: false, code: "access.sign_in_delayed", seconds: 1 };
  expect(await answerOf(email)).toEqual(delayed);
  expect(await answerOf(email, { ...wrong, now: after(1) })).toEqual(bad);
  expect(await answerOf(email, { now: after(2) })).toMatchObject({ seconds: 1 });
  expect(await answerOf(email, { now: after(3) })).toMatchObject({ ok: true });
  expect(await answerOf(email, { ...wrong, now: after(3) })).toEqual(bad);
});

test("an unknown account is delayed like a known one", async () => {
  const login = `${fresh("nobody")}@link.example.edu`;
  for (let i = 0; i < 5; i += 1) expect(await answerOf(login, wrong)).toEqual(bad);
  expect(await answerOf(login, wrong)).toMatchObject({ code: "access.sign_in_delayed" });
});

test("failures from elsewhere do not delay somebody", async () => {
  const { email } = await givenAdmin();
  for (let i = 0; i < 6; i += 1) await answerOf(email, { ...wrong, from: "203.0.113.9" });
  expect(await answerOf(email, { from: "192.0.2.7" })).toMatchObject({ ok: true });
});

test("a spread attack is slowed, but not at an address the account is known at", async () => {
  const { email } = await givenAdmin();
  expect(await answerOf(email, { from: "192.0.2.7" })).toMatchObject({ ok: true });
  for (let i = 0; i < 100; i += 1) {
    const from = `203.0.113.${i}`;
    if (i >= 90) expect(await answerOf(email, { ...wrong, from })).toEqual(bad);
    else await countFailure(db, { account: `admin:${email}`, from, spread: true }, start);
  }
  const elsewhere = await answerOf(email, { from: "198.51.100.1" });
  expect(elsewhere).toMatchObject({ code: "access.sign_in_delayed" });
  expect(await answerOf(email, { from: "192.0.2.7" })).toMatchObject({ ok: true });
});

test("of 50 parallel guesses at most five are tried", async () => {
  const { id, email } = await givenAdmin();
  const guesses = Array.from({ length: 50 }, (_, i) =>
    answerOf(email, { password: i === 49 ? password : `guess number ${i}` }),
  );
  const answers = await Promise.all(guesses);
  const tried = answers.filter((one) => one.ok || one.code === "access.bad_credentials");
  expect(tried.length).toBeGreaterThan(0);
  expect(tried.length).toBeLessThanOrEqual(6);
  expect((await sessionsOf(id)).length).toBeLessThanOrEqual(1);
  for (let i = 0; i < 5; i += 1) await answerOf(email, wrong);
  expect(await answerOf(email)).toMatchObject({ code: "access.sign_in_delayed" });
});

test.each([
  { who: "an admin", actor: admin() },
  { who: "a manager", actor: manager() },
  { who: "a sub-account", actor: subAccount() },
  { who: "an API key", actor: apiKey("people:sign-in") },
  { who: "a job", actor: job("access.sweep") },
])("$who does not sign in again through its own session", async ({ actor }) => {
  const { email } = await givenAdmin();
  const { ctx } = testContext({ actor });
  const input = { kind: "admin" as const, login: email, password, userAgent: null };
  await expect(signIn(ctx, input)).rejects.toMatchObject({ kind: "forbidden" });
});
