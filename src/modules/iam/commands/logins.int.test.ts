import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { passwordMatches } from "@/core/password-hash";
import { admin, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import {
  changesOf,
  givenCloudAccount,
  givenCloudUser,
  rowOf,
  settle,
  shownBy,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { admitsSession, findPortalLoginById } from "../queries/portal-logins";
import { allowConsoleLogin, setConsolePassword } from "./console-login";
import { editProfile } from "./edit-profile";
import { setPortalLogin, setPortalPassword } from "./portal-login";
import { disableSubAccount, enableSubAccount } from "./status";

const cloud = cloudOfFile();
const now = new Date("2026-03-01T08:00:00Z");
const on = (unmet: readonly "confirmation"[] = []) =>
  testContext({ actor: admin("ops"), now, unmet });
const password = "Magnolia-2-rain";

async function given(login?: boolean) {
  const account = await givenCloudAccount(cloud());
  const user = await givenCloudUser(account, login === undefined ? {} : { login });
  const { id: subAccountId, userName } = user;
  const shown = async () => (await shownBy(account, userName)).login;
  const done = () => settle(account, subAccountId);
  return { account, subAccountId, userName, shown, done };
}

test("a console password is set, opens the login, and is erased everywhere", async () => {
  const { subAccountId, shown, done } = await given();
  const { ctx, recorded } = on();
  const input = { subAccountId, password, allowed: true, resetRequired: true };
  expect(await setConsolePassword(ctx, input)).toMatchObject({ kept: "cloud" });
  await done();
  expect(await shown()).toEqual({ allowed: true, resetRequired: true });
  expect(await changesOf(subAccountId)).toMatchObject([{ state: "done", sealedSecret: null }]);
  expect(recorded).toMatchObject([{ audit: { action: "sub_account.console_password.set" } }]);
  expect(JSON.stringify([recorded, await changesOf(subAccountId)])).not.toContain(password);
});

test("a password that the cloud refuses ends the change with its words, and changes nothing", async () => {
  const { subAccountId, shown, done } = await given(false);
  const input = { subAccountId, password: "feeble-one", allowed: true, resetRequired: false };
  await setConsolePassword(on().ctx, input);
  await done();
  expect(await shown()).toMatchObject({ allowed: false });
  const [change] = await changesOf(subAccountId);
  expect(change).toMatchObject({ state: "undone", code: "InvalidPassword", sealedSecret: null });
  expect(change?.message).toContain("at least 3 character types");
  expect(change?.message).not.toContain("feeble-one");
});

test("console login is allowed and forbidden, also for a sub-account that is disabled", async () => {
  const { subAccountId, shown, done } = await given(true);
  const allow = (allowed: boolean) => {
    const { ctx, recorded } = on();
    return Object.assign(allowConsoleLogin(ctx, { subAccountId, allowed }), { recorded });
  };
  const forbid = allow(false);
  expect(await forbid).toMatchObject({ kept: "cloud" });
  expect(forbid.recorded).toMatchObject([
    { audit: { action: "sub_account.console_login.forbid" } },
  ]);
  await done();
  expect(await shown()).toMatchObject({ allowed: false });

  await disableSubAccount(on().ctx, { subAccountId, as: "manual", reason: "for a test" });
  await done();
  expect(await allow(true)).toEqual({ changeId: null, kept: "snapshot" });
  const input = { subAccountId, password, allowed: true, resetRequired: false };
  expect(await setConsolePassword(on().ctx, input)).toMatchObject({ kept: "snapshot" });
  await done();
  expect(await shown()).toMatchObject({ allowed: false });
  await enableSubAccount(on().ctx, { subAccountId, lift: ["manual"] });
  await done();
  expect(await shown()).toMatchObject({ allowed: true });
});

test("login without a password cannot be allowed", async () => {
  const { subAccountId, shown, done } = await given();
  await allowConsoleLogin(on().ctx, { subAccountId, allowed: true });
  await done();
  expect(await shown()).toBeNull();
  expect(await changesOf(subAccountId)).toMatchObject([
    { state: "undone", code: "iam.no_console_password" },
  ]);
});

test("a disable between two console passwords lets neither open the login", async () => {
  const { subAccountId, shown, done } = await given(true);
  const input = { subAccountId, password, allowed: true, resetRequired: false };
  await setConsolePassword(on().ctx, input);
  await setConsolePassword(on().ctx, { ...input, password: `${password}!` });
  await disableSubAccount(on().ctx, { subAccountId, as: "manual", reason: "for a test" });
  await done();
  expect(await shown()).toMatchObject({ allowed: false });
  expect((await changesOf(subAccountId)).map(({ state }) => state)).toEqual([
    "superseded",
    "done",
    "done",
  ]);
  expect((await rowOf(subAccountId)).snapshot?.login).toMatchObject({ allowed: true });
});

test("a profile changes in the cloud first, and then here", async () => {
  const { account, subAccountId, userName, done } = await given();
  const { ctx, recorded } = on();
  const phone = "+8613012345678";
  await editProfile(ctx, { subAccountId, displayName: "新名字", phone });
  expect(await rowOf(subAccountId)).toMatchObject({ displayName: "子账号", phone: null });
  await done();
  expect(await rowOf(subAccountId)).toMatchObject({ displayName: "新名字", phone });
  const user = cloud()
    .control.dump({ accountId: account.accountId })
    .users.find(({ name }) => name === userName);
  expect(user).toMatchObject({ displayName: "新名字", mobilePhone: phone });
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "sub_account.profile.change",
        old: { displayName: "子账号", phone: null },
        new: { displayName: "新名字", phone },
      },
    },
  ]);
  expect(await editProfile(ctx, { subAccountId, displayName: "新名字" })).toEqual({
    changeId: null,
  });
  await editProfile(ctx, { subAccountId, phone: null });
  await done();
  expect(await rowOf(subAccountId)).toMatchObject({ phone: null });
});

test("a profile that the cloud refuses stays as it was, here too", async () => {
  const { account, subAccountId, done } = await given();
  const effect = { kind: "error" as const, code: "InvalidNewDisplayName", status: 400 };
  const { accountId } = account;
  cloud().control.addFault({ action: "UpdateUser", accountId, effect });
  await editProfile(on().ctx, { subAccountId, displayName: "不行" });
  await done();
  expect(await rowOf(subAccountId)).toMatchObject({ displayName: "子账号" });
  expect(await changesOf(subAccountId)).toMatchObject([
    { state: "undone", code: "InvalidNewDisplayName" },
  ]);
});

test("an AirGate password is set by an admin, ends sessions, and must be changed", async () => {
  const { subAccountId } = await given();
  const { ctx, recorded } = on();
  expect(await setPortalPassword(ctx, { subAccountId, password })).toMatchObject({ enabled: true });
  const login = await findPortalLoginById(db, subAccountId);
  expect(login).toMatchObject({ mustChangePassword: true, open: true });
  expect(await passwordMatches(login?.passwordHash, password)).toBe(true);
  expect(admitsSession(login!, new Date(now.getTime() - 1))).toBe(false);
  expect(recorded).toMatchObject([
    { audit: { action: "sub_account.portal_password.set", old: { hadOne: false } } },
  ]);
  expect(JSON.stringify(recorded)).not.toContain(password);
});

test("a sign-in is renamed and shut, and shutting it ends its sessions", async () => {
  const { subAccountId } = await given();
  const other = await given();
  const { ctx, recorded } = on();
  const username = fresh("name");
  expect(await setPortalLogin(ctx, { subAccountId, username, enabled: false })).toEqual({
    username,
    enabled: false,
  });
  expect(admitsSession((await findPortalLoginById(db, subAccountId))!, now)).toBe(false);
  await setPortalLogin(ctx, { subAccountId, enabled: false });
  const taken = setPortalLogin(ctx, { subAccountId: other.subAccountId, username });
  await expect(taken).rejects.toMatchObject({ code: "iam.portal_name_taken" });
  expect(recorded).toMatchObject([
    { audit: { action: "sub_account.portal_login.change", new: { username, enabled: false } } },
    { audit: null },
  ]);
});

test("passwords wait for the second confirmation; an absent sub-account has none", async () => {
  const { subAccountId } = await given();
  const { ctx } = on(["confirmation"]);
  const console = { password, allowed: true, resetRequired: true };
  const unconfirmed = { code: "access.confirmation_required" };
  await expect(setPortalPassword(ctx, { subAccountId, password })).rejects.toMatchObject(
    unconfirmed,
  );
  await expect(setConsolePassword(ctx, { subAccountId, ...console })).rejects.toMatchObject(
    unconfirmed,
  );
  const absent = { subAccountId: randomUUID() };
  for (const act of [
    () => setPortalPassword(on().ctx, { ...absent, password }),
    () => setPortalLogin(on().ctx, { ...absent, enabled: true }),
    () => setConsolePassword(on().ctx, { ...absent, ...console }),
    () => allowConsoleLogin(on().ctx, { ...absent, allowed: true }),
    () => editProfile(on().ctx, { ...absent, displayName: "x" }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: "iam.sub_account_not_found" });
  }
  expect(await changesOf(subAccountId)).toEqual([]);
});
