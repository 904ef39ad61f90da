import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { volcengine } from "@/integrations/volcengine/client";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { cloudOfFile } from "@/test/simulator";
import { listCloudUsers } from "../queries/cloud-users";
import { cloudAccounts, cloudProjects, projectLinks, subAccounts } from "../tables";
import { addCloudAccount } from "./cloud-accounts";
import { importSubAccounts } from "./import";
import { syncCloudAccount } from "./sync";

const cloud = cloudOfFile();
const now = new Date("2026-05-01T00:00:00Z");
const { ctx } = testContext({ now });

/** A managed cloud account, and its cloud as people use it beside AirGate. */
async function given() {
  const { accountId, ...credentials } = cloud().control.createAccount();
  const name = fresh("Teaching");
  const { id } = await addCloudAccount(ctx, { name, ...credentials });
  const beside = volcengine({ ...credentials, clock: () => new Date(), random: Math.random });
  return { id, name, accountId, beside };
}

const one = async (cloudAccountId: string, userName: string) =>
  (
    await db
      .select()
      .from(subAccounts)
      .where(
        and(eq(subAccounts.cloudAccountId, cloudAccountId), eq(subAccounts.userName, userName)),
      )
  )[0];

test("users are taken over as they are, one answer each, and a second time they are present", async () => {
  const { id, beside } = await given();
  const name = fresh("Wang.Lei");
  await beside.iam.createUser({ UserName: name, DisplayName: "王磊", Email: "w@example.edu" });
  await beside.iam.createAccessKey({ UserName: name });
  await beside.projects.createProject({ ProjectName: "drama" });
  const policy = { PolicyName: "ArkFullAccess", PolicyType: "System" } as const;
  await beside.projects.attachPolicyInProject({
    ...policy,
    PrincipalType: "User",
    PrincipalName: name,
    ProjectName: ["drama"],
  });
  const { ctx: own, recorded } = testContext({ now });
  const input = { cloudAccountId: id, userNames: [name, "nobody"] };
  const { items } = await importSubAccounts(own, input);
  expect(items).toMatchObject([
    { userName: name, outcome: "imported", projects: ["drama"] },
    { userName: "nobody", outcome: "not_found", subAccountId: null },
  ]);
  expect(await one(id, name)).toMatchObject({
    id: items[0]?.subAccountId,
    username: name.toLowerCase(),
    displayName: "王磊",
    loginEnabled: false,
    state: "ready",
    cloudState: {
      policies: [{ name: "ArkFullAccess", type: "System", project: "drama" }],
      keys: [{ active: true }],
      login: null,
    },
  });
  const links = await db
    .select()
    .from(projectLinks)
    .where(eq(projectLinks.subAccountId, items[0]!.subAccountId!));
  expect(links).toMatchObject([{ project: "drama", monitored: false }]);
  expect(recorded).toMatchObject([
    { audit: [{ action: "sub_account.import", new: { userName: name, projects: ["drama"] } }] },
  ]);

  const again = await importSubAccounts(own, input);
  expect(again.items[0]).toMatchObject({
    outcome: "present",
    subAccountId: items[0]?.subAccountId,
  });
  expect(recorded.at(-1)).toMatchObject({ audit: [] });
});

test("two imports at once take a user over once", async () => {
  const { id, beside } = await given();
  const name = fresh("li.na");
  await beside.iam.createUser({ UserName: name });
  const both = await Promise.all(
    [1, 2].map(() => importSubAccounts(ctx, { cloudAccountId: id, userNames: [name] })),
  );
  const outcomes = both.map(({ items }) => items[0]?.outcome).sort();
  expect(outcomes).toEqual(["imported", "present"]);
});

test("who has the name of another cloud account's user signs in under a longer one", async () => {
  const [first, second] = [await given(), await given()];
  const name = fresh("zhao");
  for (const { id, beside } of [first, second]) {
    await beside.iam.createUser({ UserName: name });
    await importSubAccounts(ctx, { cloudAccountId: id, userNames: [name] });
  }
  expect((await one(first.id, name))?.username).toBe(name);
  expect((await one(second.id, name))?.username).toBe(`${name}@${second.name.toLowerCase()}`);
});

test("a user that cannot be read stops no other", async () => {
  const { id, beside } = await given();
  const names = [fresh("a"), fresh("b")];
  for (const UserName of names) await beside.iam.createUser({ UserName });
  cloud().control.addFault({
    action: "ListAccessKeys",
    times: 4,
    effect: { kind: "body", status: 502, body: "<html>" },
  });
  const first = await importSubAccounts(ctx, { cloudAccountId: id, userNames: names.slice(0, 1) });
  const { items } = await importSubAccounts(ctx, { cloudAccountId: id, userNames: names });
  expect(first.items[0]?.outcome).toBe("unreachable");
  expect(items.map(({ outcome }) => outcome)).toEqual(["imported", "imported"]);
});

test("the cloud's users are listed page by page with those that are managed", async () => {
  const { id, beside } = await given();
  const mark = fresh("lab");
  for (const n of [1, 2, 3]) await beside.iam.createUser({ UserName: `${mark}-${n}` });
  await importSubAccounts(ctx, { cloudAccountId: id, userNames: [`${mark}-2`] });
  const list = { cloudAccountId: id, search: mark, limit: 2 };
  const first = await listCloudUsers(ctx, { ...list, offset: 0 });
  const rest = await listCloudUsers(ctx, { ...list, offset: first.next! });
  const rows = [...first.rows, ...rest.rows];
  expect(rows.map(({ userName }) => userName).sort()).toEqual([1, 2, 3].map((n) => `${mark}-${n}`));
  expect(rest.next).toBeNull();
  const managed = rows.filter(({ subAccountId }) => subAccountId !== null);
  expect(managed.map(({ userName }) => userName)).toEqual([`${mark}-2`]);
});

test("a synchronisation follows projects and names, and says who is gone", async () => {
  const { id, beside } = await given();
  const [kept, left] = [fresh("kept"), fresh("left")];
  for (const UserName of [kept, left]) await beside.iam.createUser({ UserName });
  await importSubAccounts(ctx, { cloudAccountId: id, userNames: [kept, left] });
  await beside.projects.createProject({ ProjectName: "lab", DisplayName: "实验室" });
  const { ctx: own, recorded } = testContext({ now });
  const first = await syncCloudAccount(own, { id });
  expect(first.projects.added).toBeGreaterThan(0);

  await beside.iam.updateUser({ UserName: kept, NewDisplayName: "新名字" });
  await beside.iam.deleteUser({ UserName: left });
  await beside.projects.deleteProject({ ProjectName: "lab" });
  expect(await syncCloudAccount(own, { id })).toEqual({
    projects: { added: 0, gone: 1 },
    subAccounts: { renamed: 1, missing: 1, back: 0 },
  });
  expect(await one(id, kept)).toMatchObject({ displayName: "新名字", missingSince: null });
  expect(await one(id, left)).toMatchObject({ missingSince: now });
  expect(
    await db.select().from(cloudProjects).where(eq(cloudProjects.cloudAccountId, id)),
  ).toContainEqual(expect.objectContaining({ name: "lab", displayName: "实验室", goneAt: now }));

  await syncCloudAccount(own, { id });
  expect(recorded.map(({ audit }) => audit && "action" in audit && audit.action)).toEqual([
    "cloud_account.sync",
    "cloud_account.sync",
    null,
  ]);
});

test("refused credentials stay visible until the cloud takes them again, and are announced once", async () => {
  const { id, accountId } = await given();
  const account = cloud().state.accounts.find((candidate) => candidate.id === accountId)!;
  const [key] = account.resources.rootKeys;
  key!.status = "inactive";
  const { ctx: own, recorded } = testContext({ now });
  for (const _ of [1, 2]) {
    await expect(syncCloudAccount(own, { id })).rejects.toMatchObject({
      code: "cloud_account.refused",
    });
  }
  const troubleOf = async () =>
    (await db.select().from(cloudAccounts).where(eq(cloudAccounts.id, id)))[0]?.trouble;
  expect(await troubleOf()).toBe("InvalidAccessKey");
  expect(recorded.flatMap(({ events = [] }) => events.map(({ name }) => name))).toEqual([
    "iam/cloud_account.refused",
  ]);
  key!.status = "active";
  await syncCloudAccount(own, { id });
  expect(await troubleOf()).toBeNull();
});

test.each([
  { who: "an admin without the capability", actor: admin("finance") },
  { who: "a manager", actor: manager() },
  { who: "an API key", actor: apiKey("iam:read", "iam:status", "iam:quota") },
  { who: "a sub-account", actor: subAccount() },
])("$who neither imports nor synchronises nor lists the cloud's users", async ({ actor }) => {
  const { id } = await given();
  const kept = testContext({ actor }).ctx;
  const outcomes = await Promise.allSettled([
    importSubAccounts(kept, { cloudAccountId: id, userNames: ["x"] }),
    syncCloudAccount(kept, { id }),
    listCloudUsers(kept, { cloudAccountId: id, offset: 0, limit: 5 }),
  ]);
  expect(outcomes.map((one) => one.status === "rejected" && one.reason.kind)).toEqual(
    Array(3).fill("forbidden"),
  );
});
