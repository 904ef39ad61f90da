import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { givenCloudAccount, givenCloudUser } from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { linkProject, unlinkProject } from "../commands/link-project";
import { reconcile } from "../commands/reconcile";
import { disableSubAccount } from "../commands/status";
import { arkKeys } from "../tables";
import { listLinkedProjects } from "./linked-projects";
import { previewStatus } from "./preview-status";

const cloud = cloudOfFile();
const { ctx } = testContext({ actor: admin("viewer") });
const ops = testContext({ actor: admin("ops") }).ctx;
const reconciling = testContext({ actor: { type: "job", id: "iam.reconcile" } }).ctx;
const ark = { type: "System" as const, name: "ArkFullAccess", project: "" };
const tos = { type: "System" as const, name: "TOSFullAccess", project: "" };
const disable = (subAccountId: string) =>
  disableSubAccount(ops, { subAccountId, as: "manual", reason: "for a test" });

test("a preview counts what disabling takes away, of those that are enabled", async () => {
  const account = await givenCloudAccount(cloud());
  const byHand = [tos];
  const rich = await givenCloudUser(account, {
    grants: [ark],
    byHand,
    keys: ["active", "inactive"],
    login: true,
  });
  await reconcile(reconciling, { subAccountId: rich.id });
  for (const status of ["active", "inactive"] as const) {
    const key = { subAccountId: rich.id, project: "default", name: status, createdAt: new Date() };
    await db.insert(arkKeys).values({ ...key, origin: "entered", status });
  }
  const off = await givenCloudUser(account, { grants: [ark] });
  await disable(off.id);
  await givenCloudUser(account, {}, { disabledReasons: ["exhausted"] });
  const preview = await previewStatus(ctx, { cloudAccountId: account.id });
  expect(preview).toMatchObject({
    total: 3,
    enabled: 1,
    disabled: 2,
    reasons: { manual: 1, exhausted: 1, security: 0 },
    policies: 2,
    activeKeys: 1,
    arkKeys: 1,
    consoleLogins: 1,
  });
  expect(preview.accounts).toHaveLength(3);
  const named = await previewStatus(ctx, { ids: [off.id] });
  const own = { id: off.id, userName: off.userName, displayName: "子账号" };
  expect(named).toMatchObject({ accounts: [own], total: 1, policies: 0 });
});

test("linked projects are named once, with how many are linked, until they are unlinked", async () => {
  const account = await givenCloudAccount(cloud());
  const project = fresh("lab");
  await account.cloud.projects.createProject({ ProjectName: project, DisplayName: "戏剧 100%" });
  const users = [await givenCloudUser(account), await givenCloudUser(account)];
  for (const { id } of users) {
    await linkProject(ops, { subAccountId: id, project, policies: [], monitored: false });
  }
  const found = (search: string) => listLinkedProjects(ctx, { search });
  const both = [{ project, displayName: "戏剧 100%", subAccounts: 2 }];
  expect(await found(project)).toEqual(both);
  expect(await found("0%")).toEqual(expect.arrayContaining(both));
  await unlinkProject(ops, { subAccountId: users[0]!.id, project });
  expect(await found(project)).toMatchObject([{ subAccounts: 1 }]);
});
