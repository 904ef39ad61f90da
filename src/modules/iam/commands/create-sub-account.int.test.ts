import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { passwordMatches } from "@/core/password-hash";
import { admin, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import {
  changesOf,
  type GivenAccount,
  givenCloudAccount,
  hasty,
  rowOf,
  settle,
  shownBy,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { grantsOf } from "../internal/planning";
import { CreateSubAccount } from "../schema/creating";
import { monitoredDays, projectLinks, subAccounts } from "../tables";
import { takeKeySecret } from "./access-keys";
import { createSubAccount } from "./create-sub-account";

const cloud = cloudOfFile();
const now = new Date("2026-03-01T20:00:00Z");
const on = () => testContext({ actor: admin("ops"), now });
const ark = { type: "System" as const, name: "ArkFullAccess" };
const tos = { type: "System" as const, name: "TOSFullAccess" };
const portalPassword = "tulips after rain 7";
const consolePassword = "Peonies-7-snow";

const wanted = (account: GivenAccount, more: Record<string, unknown> = {}) =>
  CreateSubAccount.parse({
    requestId: randomUUID(),
    cloudAccountId: account.id,
    userName: fresh("User"),
    displayName: "研究组 一号",
    phone: "+8613012345678",
    email: "one@example.edu",
    console: { password: consolePassword },
    projects: [{ project: "default", policies: [ark] }],
    policies: [tos],
    portal: { password: portalPassword },
    ...more,
  });
const linksOf = (id: string) =>
  db.select().from(projectLinks).where(eq(projectLinks.subAccountId, id));
const exists = async (id: string) =>
  (await db.select().from(subAccounts).where(eq(subAccounts.id, id))).length > 0;

test("a sub-account is created in the cloud with all that was asked for, and its secret is shown once", async () => {
  const account = await givenCloudAccount(cloud());
  const { ctx, recorded } = on();
  const input = wanted(account);
  const created = await createSubAccount(ctx, input);
  const id = created.subAccountId;
  expect(created).toEqual({
    subAccountId: input.requestId,
    username: input.userName.toLowerCase(),
    shared: [],
  });
  const row = await rowOf(id);
  expect(row).toMatchObject({ state: "creating", mustChangePassword: true, loginEnabled: true });
  expect(await passwordMatches(row.passwordHash, portalPassword)).toBe(true);
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "sub_account.create",
        targetId: id,
        new: {
          userName: input.userName,
          attached: ["System:TOSFullAccess", "System:ArkFullAccess @ default"],
          monitored: ["default"],
        },
      },
      events: [{ name: "iam/change.opened" }, { name: "iam/monitoring.changed" }],
    },
  ]);
  expect(await linksOf(id)).toMatchObject([{ project: "default", monitored: true }]);
  const days = await db.select().from(monitoredDays).where(eq(monitoredDays.subAccountId, id));
  expect(days).toMatchObject([{ fromDay: "2026-03-02", toDay: null }]);

  await settle(account, id);
  expect(await rowOf(id)).toMatchObject({ state: "ready" });
  expect(await shownBy(account, input.userName)).toMatchObject({
    policies: ["/TOSFullAccess", "default/ArkFullAccess"],
    keys: [{ active: true }],
    login: { allowed: true, resetRequired: true },
  });
  const key = await takeKeySecret(ctx, { subAccountId: id });
  const caller = await hasty(key, cloud().url).sts.getCallerIdentity();
  expect(caller.Trn).toContain(input.userName);
  await expect(takeKeySecret(ctx, { subAccountId: id })).rejects.toThrow("iam.no_secret");

  const everything = JSON.stringify([recorded, await changesOf(id), await rowOf(id)]);
  for (const secret of [consolePassword, portalPassword, key.secretAccessKey]) {
    expect(everything).not.toContain(secret);
  }
});

test("a replay gets the first answer and makes nothing; the id of another user is refused", async () => {
  const account = await givenCloudAccount(cloud());
  const { ctx, recorded } = on();
  const input = wanted(account);
  const first = await createSubAccount(ctx, input);
  await settle(account, input.requestId);
  expect(await createSubAccount(ctx, input)).toEqual(first);
  expect(await changesOf(input.requestId)).toHaveLength(1);
  expect(recorded.map(({ audit }) => audit === null)).toEqual([false, true]);
  const other = { ...input, userName: fresh("other") };
  await expect(createSubAccount(ctx, other)).rejects.toThrow("iam.request_reused");
});

test("ten equal requests at once make one sub-account", async () => {
  const account = await givenCloudAccount(cloud());
  const input = wanted(account, { portal: {} });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => createSubAccount(on().ctx, input)),
  );
  expect(new Set(answers.map(({ subAccountId }) => subAccountId)).size).toBe(1);
  expect(await changesOf(input.requestId)).toHaveLength(1);
});

test("what is refused leaves no trace", async () => {
  const account = await givenCloudAccount(cloud());
  const { ctx, recorded } = on();
  const present = wanted(account);
  await createSubAccount(ctx, present);
  const theirs = fresh("theirs");
  await account.cloud.iam.createUser({ UserName: theirs });
  const refusals: [Record<string, unknown>, string][] = [
    [{ userName: theirs }, "iam.user_exists"],
    [{ userName: present.userName }, "iam.sub_account_exists"],
    [{ projects: [{ project: "nowhere", policies: [] }] }, "iam.project_not_found"],
    [{ portal: { username: present.userName.toLowerCase() } }, "iam.portal_name_taken"],
    [{ userName: "lilac-harbour", portal: { password: "lilac-harbour1" } }, "password.guessable"],
    [{ cloudAccountId: randomUUID() }, "cloud_account.not_found"],
  ];
  for (const [more, code] of refusals) {
    const input = wanted(account, more);
    await expect(createSubAccount(ctx, input)).rejects.toMatchObject({ code });
    expect(await exists(input.requestId)).toBe(false);
    expect(await grantsOf(db, input.requestId)).toEqual([]);
  }
  expect(recorded).toHaveLength(1);
});

test("a name at the sign-in that is taken gets the cloud account behind it", async () => {
  const [one, two] = [await givenCloudAccount(cloud()), await givenCloudAccount(cloud())];
  const { ctx } = on();
  const userName = fresh("Same");
  await createSubAccount(ctx, wanted(one, { userName, portal: {} }));
  const { username } = await createSubAccount(ctx, wanted(two, { userName, portal: {} }));
  expect(username).toMatch(new RegExp(`^${userName.toLowerCase()}@cloud-`));
});

test("a project that counts for another sub-account is told", async () => {
  const account = await givenCloudAccount(cloud());
  const { ctx } = on();
  const { subAccountId } = await createSubAccount(ctx, wanted(account));
  const { shared } = await createSubAccount(ctx, wanted(account));
  expect(shared).toEqual([
    { project: "default", others: [{ subAccountId, displayName: "研究组 一号" }] },
  ]);
});

test("names that the cloud does not take are refused before anything else", () => {
  const account = { id: randomUUID() } as GivenAccount;
  const refused = (more: Record<string, unknown>) => {
    const input = { requestId: randomUUID(), cloudAccountId: account.id, ...more };
    const parsed = CreateSubAccount.safeParse({ userName: "u", displayName: "d", ...input });
    return parsed.error?.issues.map(({ message }) => message);
  };
  expect(refused({})).toBeUndefined();
  expect(refused({ userName: "a b" })).toEqual(["iam.user_name_invalid"]);
  expect(refused({ userName: "a".repeat(65) })).toEqual(["iam.user_name_invalid"]);
  expect(refused({ displayName: "a<b>" })).toEqual(["iam.display_name_invalid"]);
  expect(refused({ phone: "110" })).toEqual(["iam.phone_invalid"]);
  const twice = { project: "web", policies: [] };
  expect(refused({ projects: [twice, twice] })).toEqual(["iam.project_twice"]);
});
