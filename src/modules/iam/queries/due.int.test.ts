import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import {
  carry,
  changesOf,
  givenCloudAccount,
  givenCloudUser,
  letTimePass,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { carryOut } from "../commands/carry-out";
import { type DisableReason, disableFor, liftReason } from "../commands/reasons";
import { type NewChange, openChange } from "../internal/opening";
import { listDue } from "./due";

const cloud = cloudOfFile();
const now = new Date();
const by = { requestedBy: "a test", now };
const ark = { type: "System" as const, name: "ArkFullAccess" };
const tos = { type: "System" as const, name: "TOSFullAccess" };
const _open = (change: Omit<NewChange, "requestedBy" | "now">) =>
  openChange(db, { ...change, ...by });
const disable = (id: string, reason: DisableReason = "manual") =>
  db.transaction((tx) => disableFor(tx, id, { reason, ...by }));
const _enable = (id: string, reason: DisableReason = "manual") =>
  db.transaction((tx) => liftReason(tx, id, { reason, ...by }));

const well = {
  grants: [
    { ...ark, project: "web" },
    { ...tos, project: "" },
  ],
  byHand: [{ ...tos, project: "web" }],
  keys: ["active", "inactive"] as const,
  login: true,
};
test("a switched-off cloud account holds its changes up", async () => {
  const account = await givenCloudAccount(cloud(), { disabled: true });
  const { id } = await givenCloudUser(account, well);
  await disable(id);
  const { ctx } = testContext({ actor: job("iam.carryOut") });
  const { left, dueInSeconds } = await carryOut(ctx, { subAccountId: id });
  expect(left).toBe(1);
  expect(dueInSeconds).toBeGreaterThan(1);
  expect(await changesOf(id)).toMatchObject([{ code: "cloud_account.switched_off", attempts: 1 }]);
});

test("what is due is listed, but not while somebody is at it", async () => {
  const account = await givenCloudAccount(cloud());
  const { id } = await givenCloudUser(account, well);
  const { ctx } = testContext({ actor: job("iam.carryOut") });
  const due = async () => (await listDue(ctx, { limit: 500 })).subAccountIds.includes(id);
  expect(await due()).toBe(false);
  await disable(id);
  expect(await due()).toBe(true);
  await carry(account, id);
  expect(await due()).toBe(false);
  await letTimePass(id);
  expect(await due()).toBe(false);
});

test.each([
  ["an admin", admin()],
  ["a manager", manager()],
  ["an API key", apiKey("iam:status", "iam:read")],
  ["a sub-account", subAccount()],
  ["another job", job("quota.refresh")],
])("%s carries nothing out", async (_who, actor) => {
  const { ctx } = testContext({ actor });
  const refused = { kind: "forbidden" };
  await expect(carryOut(ctx, { subAccountId: randomUUID() })).rejects.toMatchObject(refused);
  await expect(listDue(ctx, { limit: 1 })).rejects.toMatchObject(refused);
});
