import { expect, test } from "vitest";
import { listAlerts } from "@/modules/alerts/queries/alerts";
import { ListAlerts } from "@/modules/alerts/schema/alerts";
import { carryOut } from "@/modules/iam/commands/carry-out";
import { reconcile } from "@/modules/iam/commands/reconcile";
import { syncCloudAccount } from "@/modules/iam/commands/sync";
import { type NewChange, openChange } from "@/modules/iam/internal/opening";
import { job, type Recorded, testContext } from "@/test/context";
import { db } from "@/test/database";
import {
  attachAs,
  givenCloudAccount,
  givenCloudUser,
  grantRows,
  letTimePass,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { alertingEvents, handle } from "../alerts/handling";

const cloud = cloudOfFile();
const by = { requestedBy: "a test", now: new Date() };
const ark = { type: "System" as const, name: "ArkFullAccess", project: "" };
const tos = { type: "System" as const, name: "TOSFullAccess", project: "" };
const unknown = { type: "Custom" as const, name: "NoSuchPolicy", project: "" };

/** Does what jobs do with the events that were recorded, and returns the alerts about a subject. */
async function alertsOf(subjectId: string, recorded: readonly Recorded[]) {
  const events = recorded.flatMap(({ events = [] }) => events);
  const told = events.filter(({ name }) => alertingEvents.includes(name));
  for (const [n, event] of told.entries()) await handle({ ...event, id: `${subjectId}-${n}` });
  const { rows } = await listAlerts(testContext().ctx, ListAlerts.parse({ subjectId }));
  return { told, alerts: rows };
}

/** Carries out what a change asks for, in so many rounds with time between them. */
async function carried(change: Omit<NewChange, "requestedBy" | "now">, rounds: number) {
  const { ctx, recorded } = testContext({ actor: job("iam.carryOut") });
  await openChange(db, { ...change, ...by });
  for (let round = 0; round < rounds; round += 1) {
    await letTimePass(change.subAccountId);
    await carryOut(ctx, { subAccountId: change.subAccountId });
  }
  return recorded;
}

test("a change that the cloud refuses again and again is told of once", async () => {
  const { id } = await givenCloudUser(await givenCloudAccount(cloud()));
  const items = [{ verb: "attach" as const, grant: unknown }];
  const recorded = await carried({ subAccountId: id, kind: "grants", items }, 5);
  const { told, alerts } = await alertsOf(id, recorded);
  expect(told).toHaveLength(1);
  expect(alerts).toMatchObject([
    {
      type: "sub_account.disable_incomplete",
      severity: "critical",
      state: "open",
      facts: { change: "grants", code: "PolicyNotExist" },
    },
  ]);
});

test("a change that is given up for a refusal is told of at once", async () => {
  const { id } = await givenCloudUser(await givenCloudAccount(cloud()), { login: true });
  const items = [{ verb: "set_password" as const, allowed: true, resetRequired: false }];
  const change = { subAccountId: id, kind: "console_login" as const, items, secret: "short" };
  const { alerts } = await alertsOf(id, await carried(change, 1));
  expect(alerts).toMatchObject([{ facts: { change: "console_login" } }]);
});

test("a change that succeeds is not told of", async () => {
  const { id } = await givenCloudUser(await givenCloudAccount(cloud()));
  await grantRows(id, [ark]);
  const items = [{ verb: "attach" as const, grant: ark }];
  const recorded = await carried({ subAccountId: id, kind: "grants", items }, 2);
  expect((await alertsOf(id, recorded)).told).toEqual([]);
});

test("what somebody changes in the cloud is told of once for each finding", async () => {
  const account = await givenCloudAccount(cloud());
  const { id, userName } = await givenCloudUser(account, { grants: [ark] });
  const { ctx, recorded } = testContext({ actor: job("iam.reconcile") });
  const compare = () => reconcile(ctx, { subAccountId: id });
  await compare();
  await attachAs(account.cloud, userName, tos);
  await compare();
  await compare();
  await account.cloud.iam.detachUserPolicy({
    UserName: userName,
    PolicyName: ark.name,
    PolicyType: ark.type,
  });
  expect(await compare()).toEqual({ opened: "grants" });
  const { alerts } = await alertsOf(id, recorded);
  expect(alerts.map(({ type, facts }) => [type, facts])).toEqual([
    ["sub_account.drift", { missing: "System:ArkFullAccess" }],
    ["sub_account.drift", { extra: "System:TOSFullAccess" }],
  ]);
});

test.each(["reconcile", "sync"] as const)(
  "a user whom the cloud does not know any more is told of once, by %s",
  async (first) => {
    const account = await givenCloudAccount(cloud());
    const { id, userName } = await givenCloudUser(account);
    await account.cloud.iam.deleteUser({ UserName: userName });
    const comparing = testContext({ actor: job("iam.reconcile") });
    const syncing = testContext({ actor: job("iam.sync") });
    const looks = [
      () => reconcile(comparing.ctx, { subAccountId: id }),
      () => syncCloudAccount(syncing.ctx, { id: account.id }),
    ];
    for (const look of first === "sync" ? looks.toReversed() : looks) await look();
    const recorded = [...comparing.recorded, ...syncing.recorded];
    const { told, alerts } = await alertsOf(id, recorded);
    expect(told).toHaveLength(1);
    expect(alerts).toMatchObject([{ type: "sub_account.drift", facts: { missing: userName } }]);
  },
);
