import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { stopListening } from "@/core/listen";
import { passwordMatches } from "@/core/password-hash";
import { admin, apiKey, manager, subAccount, testContext, visitor } from "@/test/context";
import { db } from "@/test/database";
import { givenSubAccount, password } from "@/test/given-access";
import { mySubAccount } from "../queries/my-sub-account";
import { admitsSession, findPortalLogin, findPortalLoginById } from "../queries/portal-logins";
import { subAccounts } from "../tables";
import { changeOwnPassword } from "./change-own-password";

afterAll(() => stopListening());

const now = new Date("2026-03-01T08:00:00Z");
const another = "peonies before snow 8";
const on = (actor: Actor) => testContext({ actor, now });

test("a sub-account changes its password and must sign in again", async () => {
  const account = await givenSubAccount({ mustChangePassword: true });
  const { ctx, recorded } = on(account);
  expect(await changeOwnPassword(ctx, { password: another })).toEqual({ signInAgain: true });
  const login = await findPortalLoginById(db, account.id);
  if (!login) throw new Error("gone");
  expect(await passwordMatches(login.passwordHash, another)).toBe(true);
  expect(login.mustChangePassword).toBe(false);
  expect(admitsSession(login, new Date(now.getTime() - 1))).toBe(false);
  expect(admitsSession(login, now)).toBe(true);
  expect(recorded).toMatchObject([
    { audit: { action: "sub_account.password.change", targetId: account.id } },
  ]);
  expect(JSON.stringify(recorded)).not.toContain(another);
});

test("the same, a guessable and an unconfirmed password change nothing", async () => {
  const account = await givenSubAccount();
  const { ctx, recorded } = on(account);
  const change = (typed: string) => changeOwnPassword(ctx, { password: typed });
  await expect(change(password)).rejects.toThrow("password.unchanged");
  await expect(change(account.username)).rejects.toThrow("password.guessable");
  const { ctx: unconfirmed } = testContext({ actor: account, unmet: ["confirmation"] });
  await expect(changeOwnPassword(unconfirmed, { password: another })).rejects.toThrow(
    "access.confirmation_required",
  );
  const [row] = await db.select().from(subAccounts).where(eq(subAccounts.id, account.id));
  expect([row?.sessionsValidFrom, recorded]).toEqual([null, []]);
});

test("a sub-account sees itself, and nothing of its hash", async () => {
  const { id, username } = await givenSubAccount();
  const shown = await mySubAccount(on({ type: "sub_account", id }).ctx, {});
  const own = { id, username, name: "子账号", mustChangePassword: false };
  expect(shown).toEqual({ ...own, disabled: null });
  await expect(mySubAccount(on(subAccount()).ctx, {})).rejects.toMatchObject({ kind: "not_found" });
});

test("a sub-account that may not sign in has no session that counts", async () => {
  const { id } = await givenSubAccount({ loginEnabled: false });
  const login = await findPortalLoginById(db, id);
  if (!login) throw new Error("gone");
  expect(admitsSession(login, now)).toBe(false);
});

test.each(["deleted", "not_created"] as const)(
  "a sub-account that is %s has no sign-in, and frees its name",
  async (state) => {
    const gone = await givenSubAccount({ state });
    expect(await findPortalLoginById(db, gone.id)).toBeUndefined();
    expect(await findPortalLogin(db, gone.username)).toBeUndefined();
    const refused = { kind: "not_found", code: "iam.sub_account_not_found" };
    await expect(changeOwnPassword(on(gone).ctx, { password: another })).rejects.toMatchObject(
      refused,
    );
    await expect(mySubAccount(on(gone).ctx, {})).rejects.toMatchObject(refused);
    const next = await givenSubAccount({ username: gone.username });
    expect(await findPortalLogin(db, gone.username)).toMatchObject({ id: next.id });
  },
);

test.each([
  ["an admin", admin()],
  ["a manager", manager()],
  ["an API key", apiKey("iam:read")],
  ["a visitor", visitor()],
])("%s is no sub-account", async (_who, actor) => {
  const refused = /access\.(denied|sign_in_required)/;
  await expect(changeOwnPassword(on(actor).ctx, { password: another })).rejects.toThrow(refused);
  await expect(mySubAccount(on(actor).ctx, {})).rejects.toThrow(refused);
});
