import { eq } from "drizzle-orm";
import type { NextApiRequest, NextApiResponse } from "next";
import nextAuth from "next-auth";
import { afterAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { admins } from "@/modules/access/tables";
import { auditLog } from "@/modules/audit/tables";
import { changeOwnPassword } from "@/modules/iam/commands/change-own-password";
import { subAccounts } from "@/modules/iam/tables";
import { testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { givenAdmin, givenSubAccount, password, sessionsOf } from "@/test/given-access";
import { authOptions, sealSession, sessionCookieName, sessionFromCookies } from "./auth";
import { authActions } from "./auth-actions";

afterAll(() => stopListening());

const now = new Date("2026-03-01T08:00:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const cookieName = sessionCookieName();

/** A browser as far as next-auth sees one: it keeps cookies and fills in forms. */
function browser() {
  const jar = new Map<string, string>();
  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  async function send(path: string, form?: Record<string, string>) {
    const headers = {
      cookie: cookieHeader(),
      "user-agent": "test browser",
      "x-airgate-address": "192.0.2.7",
    };
    const answer: { status: number; body?: unknown; cookies: string[] } = {
      status: 200,
      cookies: [],
    };
    const res = {
      status(code: number) {
        answer.status = code;
        return res;
      },
      getHeader: () => answer.cookies,
      setHeader(name: string, value: string[]) {
        if (name.toLowerCase() === "set-cookie") answer.cookies = value;
        return res;
      },
      json(body: unknown) {
        answer.body = body;
      },
      send(body: unknown) {
        answer.body = body;
      },
      end: () => undefined,
    };
    const req = {
      method: form ? "POST" : "GET",
      query: { nextauth: path.split("/") },
      cookies: Object.fromEntries([...jar].map(([k, v]) => [k, decodeURIComponent(v)])),
      headers,
      body: form ? { ...form, json: "true" } : undefined,
    };
    const options = authOptions(await authActions(new Headers(headers), now), now);
    await nextAuth(req as unknown as NextApiRequest, res as unknown as NextApiResponse, options);
    for (const line of answer.cookies) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
  const form = async (path: string, fields: Record<string, string>) => {
    const { csrfToken } = (await send("csrf")).body as { csrfToken: string };
    return send(path, { csrfToken, ...fields });
  };
  return { jar, cookieHeader, send, form };
}

const errorIn = ({ body }: { body?: unknown }) =>
  new URL((body as { url: string }).url, "http://x").searchParams.get("error");

async function signedIn(provider: string, login: string) {
  const client = browser();
  const answer = await client.form(`callback/${provider}`, { login, password });
  return { client, answer };
}

test("an admin signs in through the form and is known by the cookie alone", async () => {
  const { id, email } = await givenAdmin("ops");
  const { client, answer } = await signedIn("admin", ` ${email.toUpperCase()} `);
  expect(errorIn(answer)).toBeNull();
  const line = answer.cookies.find((one) => one.startsWith(cookieName));
  expect(line).toMatch(/HttpOnly/i);
  expect(line).toMatch(/SameSite=Lax/i);
  const session = await sessionFromCookies(client.cookieHeader(), now);
  expect(session).toMatchObject({ actor: { type: "admin", id, role: "ops" }, confirmedAt: now });
  const headers = new Headers({ cookie: client.cookieHeader() });
  expect(await sessionFromCookies(headers, now)).toEqual(session);
  const [row] = await db.select().from(auditLog).where(eq(auditLog.targetId, id));
  expect(row).toMatchObject({
    action: "session.sign_in",
    actorId: id,
    actorRole: "ops",
    ip: "192.0.2.7",
    userAgent: "test browser",
  });
});

test("the cookie says nothing and cannot be forged", async () => {
  const { email } = await givenAdmin();
  const { client } = await signedIn("admin", email);
  const value = client.jar.get(cookieName) ?? "";
  expect(value).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
  const read = (cookie: string) => sessionFromCookies(`${cookieName}=${cookie}`, now);
  expect(await read(value)).toBeDefined();
  const [token = ""] = value.split(".");
  for (const forged of [token, `${token}.`, `${token}.${"x".repeat(43)}`, "", `.${token}`]) {
    expect(await read(forged)).toBeUndefined();
  }
  expect(await read(sealSession("never-stored"))).toBeUndefined();
  expect(await sessionFromCookies(undefined, now)).toBeUndefined();
});

test("a refusal reaches the page as a code, leaves no session, and is in the log", async () => {
  const { id, email } = await givenAdmin();
  const client = browser();
  const guess = () => client.form("callback/admin", { login: email, password: "tulips in rain" });
  for (let i = 0; i < 5; i += 1) expect(errorIn(await guess())).toBe("access.bad_credentials");
  expect(errorIn(await guess())).toBe("access.sign_in_delayed:1");
  expect(client.jar.has(cookieName)).toBe(false);
  expect(await sessionsOf(id)).toEqual([]);
  const rows = await db.select().from(auditLog).where(eq(auditLog.targetId, email));
  expect(rows).toMatchObject([
    { action: "session.sign_in.failed", actorType: "visitor", ip: "192.0.2.7" },
  ]);
});

test.each([
  ["admin", "my-pass word"],
  ["admin", "p@ssw0rd"],
  ["sub-account", "p@ssw0rd"],
])("what names no account is not written down: %s, %s", async (provider, typed) => {
  const typo = fresh(typed);
  const answer = await browser().form(`callback/${provider}`, { login: typo, password: "x" });
  expect(errorIn(answer)).toBe("access.bad_credentials");
  const rows = await db.select().from(auditLog);
  expect(JSON.stringify(rows)).not.toContain(typo);
});

test("without the form's token nobody is signed in", async () => {
  const { id, email } = await givenAdmin();
  await browser().send("callback/admin", { login: email, password, csrfToken: "guessed" });
  expect(await sessionsOf(id)).toEqual([]);
});

test("signing out revokes the session, clears the cookie and is recorded", async () => {
  const { id, email } = await givenAdmin();
  const { client } = await signedIn("admin", email);
  const cookies = client.cookieHeader();
  await client.form("signout", {});
  expect(client.jar.has(cookieName)).toBe(false);
  expect(await sessionFromCookies(cookies, now)).toBeUndefined();
  const rows = await db.select().from(auditLog).where(eq(auditLog.targetId, id));
  expect(rows.map(({ action }) => action)).toContain("session.sign_out");
});

test("a new sign-in ends the session that the browser had", async () => {
  const { id, email } = await givenAdmin();
  const { client } = await signedIn("admin", email);
  await client.form("callback/admin", { login: email, password });
  const open = (await sessionsOf(id)).filter(({ revokedAt }) => revokedAt === null);
  expect(open).toHaveLength(1);
  expect((await sessionFromCookies(client.cookieHeader(), now))?.handle).toBe(open[0]?.handle);
});

test("a revoked session's cookie is taken away by the session endpoint", async () => {
  const { id, email } = await givenAdmin();
  const { client } = await signedIn("admin", email);
  expect((await client.send("session")).body).toMatchObject({ user: { name: "测试 viewer" } });
  await db.update(admins).set({ disabledAt: now }).where(eq(admins.upn, id));
  expect((await client.send("session")).body).toEqual({});
  expect(client.jar.has(cookieName)).toBe(false);
});

test("use is noted through the cookie", async () => {
  const { id, email } = await givenAdmin();
  const { client } = await signedIn("admin", email);
  await sessionFromCookies(client.cookieHeader(), after(10));
  expect((await sessionsOf(id))[0]?.lastSeenAt).toEqual(after(10));
});

test("a sub-account's session ends with its password, and with its permission to sign in", async () => {
  const { id, username } = await givenSubAccount();
  const { client } = await signedIn("sub-account", username);
  const read = (at: Date) => sessionFromCookies(client.cookieHeader(), at);
  const session = await read(now);
  expect(session).toMatchObject({ actor: { type: "sub_account", id }, name: "子账号" });
  await db.update(subAccounts).set({ loginEnabled: false }).where(eq(subAccounts.id, id));
  expect(await read(now)).toBeUndefined();
  await db.update(subAccounts).set({ loginEnabled: true }).where(eq(subAccounts.id, id));
  expect(await read(now)).toBeDefined();
  const { ctx } = testContext({ actor: { type: "sub_account", id }, now: after(1) });
  await changeOwnPassword(ctx, { password: "peonies before snow 8" });
  expect(await read(after(1))).toBeUndefined();
});
