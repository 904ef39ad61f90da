import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import { db } from "@/test/database";
import {
  carry,
  changesOf,
  givenCloudAccount,
  givenCloudUser,
  givenNewUser,
  itemsOfChange,
  rowOf,
  settle,
  shownBy,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { changes } from "../change-tables";
import { grantsOf } from "../internal/planning";
import { findPortalLoginById } from "../queries/portal-logins";
import { abandonChange, retryChange } from "./changes";
import { deleteSubAccount } from "./delete-sub-account";
import { setGrants } from "./set-grants";
import { disableSubAccount, enableSubAccount } from "./status";

const cloud = cloudOfFile();
const on = (unmet: readonly "confirmation"[] = []) => testContext({ actor: admin("ops"), unmet });
const reason = "for a test";
const ark = { type: "System" as const, name: "ArkFullAccess", project: "" };
const absent = { type: "Custom" as const, name: "NoSuchPolicy", project: "" };

async function given() {
  const account = await givenCloudAccount(cloud());
  const user = await givenCloudUser(account, { grants: [ark], keys: ["active"], login: true });
  const { id: subAccountId, userName } = user;
  const last = async () => (await changesOf(subAccountId)).at(-1)!;
  const shown = async () => (await shownBy(account, userName)).policies;
  return { account, subAccountId, userName, last, shown };
}

async function givenRefused() {
  const one = await given();
  const { subAccountId } = one;
  await setGrants(on().ctx, { subAccountId, attach: [absent], detach: [] });
  await carry(one.account, subAccountId);
  return { ...one, changeId: (await one.last()).id };
}

test("a change that waits is tried again at once", async () => {
  const { account, subAccountId, changeId, last, shown } = await givenRefused();
  cloud().control.definePolicy({ accountId: account.accountId, name: absent.name });
  await carry(account, subAccountId);
  expect(await last()).toMatchObject({ state: "open" });
  const { ctx, recorded } = on();
  expect(await retryChange(ctx, { changeId })).toEqual({ changeId, state: "open" });
  await carry(account, subAccountId);
  expect(await shown()).toContain("/NoSuchPolicy");
  expect(recorded).toMatchObject([
    {
      audit: { action: "sub_account.change.retry", targetId: subAccountId },
      events: [{ name: "iam/change.opened" }],
    },
  ]);
  await expect(retryChange(ctx, { changeId })).rejects.toThrow("iam.change_ended");
});

test("what is given up is not granted any more", async () => {
  const { subAccountId, changeId, last } = await givenRefused();
  const { ctx, recorded } = on();
  expect(await abandonChange(ctx, { changeId, reason })).toEqual({ changeId, state: "undone" });
  expect(await last()).toMatchObject({ state: "undone", code: "iam.abandoned" });
  expect(await grantsOf(db, subAccountId)).toEqual([ark]);
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "sub_account.change.abandon",
        old: { kind: "grants", left: ["attach  Custom NoSuchPolicy"] },
        reason,
      },
    },
  ]);
});

test("an enable that lacks a policy for ever ends without it when it is given up", async () => {
  const { account, subAccountId, last, shown } = await given();
  await disableSubAccount(on().ctx, { subAccountId, as: "manual", reason });
  await settle(account, subAccountId);
  await setGrants(on().ctx, { subAccountId, attach: [absent], detach: [] });
  await enableSubAccount(on().ctx, { subAccountId, lift: ["manual"] });
  await carry(account, subAccountId);
  const { id: changeId, state } = await last();
  expect(state).toBe("open");
  await abandonChange(on().ctx, { changeId, reason });
  await settle(account, subAccountId);
  expect(await shown()).toEqual(["/ArkFullAccess"]);
  expect(await last()).toMatchObject({ kind: "enable", state: "done" });
  expect(await rowOf(subAccountId)).toMatchObject({ snapshot: null });
});

test("a creation that is given up is taken back, and dismissed with what could not be", async () => {
  const account = await givenCloudAccount(cloud());
  const { accountId } = account;
  const { id, userName } = await givenNewUser(account);
  const always = { accountId, always: true };
  const denied = { kind: "error" as const, code: "ServiceFailure", status: 500 };
  cloud().control.addFault({ ...always, action: "CreateAccessKey", effect: denied });
  await carry(account, id);
  const changeId = (await changesOf(id))[0]!.id;
  const fault = cloud().control.addFault({ ...always, action: "DeleteUser", effect: denied });
  expect(await abandonChange(on().ctx, { changeId, reason })).toMatchObject({ state: "undoing" });
  await carry(account, id);
  expect(await rowOf(id)).toMatchObject({ state: "creating" });
  const { ctx, recorded } = on();
  expect(await abandonChange(ctx, { changeId, reason })).toMatchObject({ state: "undone" });
  expect(recorded).toMatchObject([{ audit: { old: { left: ["create_user"] } } }]);
  expect(await rowOf(id)).toMatchObject({ state: "not_created" });
  expect(await account.cloud.iam.getUser({ UserName: userName })).toBeTruthy();
  cloud().control.removeFault(fault);
});

test("a disable and a deletion are not given up", async () => {
  const { subAccountId, last } = await given();
  const { ctx, recorded } = on();
  await disableSubAccount(on().ctx, { subAccountId, as: "manual", reason });
  await expect(abandonChange(ctx, { changeId: (await last()).id, reason })).rejects.toThrow(
    "iam.change_needed",
  );
  await deleteSubAccount(on().ctx, { subAccountId, reason });
  await expect(abandonChange(ctx, { changeId: (await last()).id, reason })).rejects.toThrow(
    "iam.change_needed",
  );
  expect(recorded).toEqual([]);
});

test("nothing is given up while somebody is at it; an absent change is not found", async () => {
  const { changeId, last } = await givenRefused();
  await db
    .update(changes)
    .set({ leasedUntil: sql`now() + interval '1 minute'`, leaseToken: randomUUID() })
    .where(eq(changes.id, changeId));
  const { ctx, recorded } = on();
  await expect(abandonChange(ctx, { changeId, reason })).rejects.toThrow("iam.change_busy");
  const nothing = { changeId: randomUUID() };
  const missing = { kind: "not_found", code: "iam.change_not_found" };
  await expect(abandonChange(ctx, { ...nothing, reason })).rejects.toMatchObject(missing);
  await expect(retryChange(ctx, nothing)).rejects.toMatchObject(missing);
  expect([recorded, (await last()).state]).toEqual([[], "open"]);
});

test("deleting ends the sign-in at once, and the user with all its dependants", async () => {
  const { account, subAccountId, userName, last } = await given();
  const { ctx, recorded } = on();
  await disableSubAccount(on().ctx, { subAccountId, as: "manual", reason });
  const { changeId } = await deleteSubAccount(ctx, { subAccountId, reason });
  expect((await findPortalLoginById(db, subAccountId))?.open).toBe(false);
  expect((await changesOf(subAccountId)).map(({ state }) => state)).toEqual(["superseded", "open"]);
  await settle(account, subAccountId);
  expect(await last()).toMatchObject({ id: changeId, state: "done" });
  const verbs = (await itemsOfChange(changeId!)).map(({ subject }) => subject.verb);
  expect(verbs).toEqual(["plan", "delete_key", "detach", "delete_login", "delete_user"]);
  const { users } = cloud().control.dump({ accountId: account.accountId });
  expect(users.filter(({ name }) => name === userName)).toEqual([]);
  expect(await findPortalLoginById(db, subAccountId)).toBeUndefined();
  expect(recorded).toMatchObject([
    { audit: { action: "sub_account.delete", old: { userName }, reason } },
  ]);
  const again = deleteSubAccount(on().ctx, { subAccountId, reason });
  await expect(again).rejects.toMatchObject({ code: "iam.sub_account_not_found" });
});

test("a user of the same name that somebody made anew is not deleted", async () => {
  const { account, subAccountId, userName, last } = await given();
  const { accountId } = account;
  const resources = cloud().state.accounts.find(({ id }) => id === accountId)!.resources;
  resources.users.find(({ name }) => name === userName)!.id += 5;
  await deleteSubAccount(on().ctx, { subAccountId, reason });
  await carry(account, subAccountId);
  expect(await last()).toMatchObject({ state: "open", code: "iam.user_replaced" });
  expect(await account.cloud.iam.getUser({ UserName: userName })).toBeTruthy();
});

test("deleting waits for the second confirmation, and for a creation to end", async () => {
  const { account, subAccountId } = await given();
  const { ctx, recorded } = on(["confirmation"]);
  await expect(deleteSubAccount(ctx, { subAccountId, reason })).rejects.toMatchObject({
    code: "access.confirmation_required",
  });
  const { id } = await givenNewUser(account);
  await expect(deleteSubAccount(on().ctx, { subAccountId: id, reason })).rejects.toMatchObject({
    code: "iam.sub_account_busy",
  });
  await expect(
    deleteSubAccount(on().ctx, { subAccountId: randomUUID(), reason }),
  ).rejects.toMatchObject({ kind: "not_found" });
  expect([recorded, (await rowOf(subAccountId)).state]).toEqual([[], "ready"]);
});
