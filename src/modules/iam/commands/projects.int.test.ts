import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import {
  attachAs,
  changesOf,
  givenCloudAccount,
  givenCloudUser,
  rowOf,
  settle,
  shownBy,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { grantsOf } from "../internal/planning";
import { monitoredDays } from "../tables";
import { linkProject, unlinkProject } from "./link-project";
import { setMonitoring } from "./monitoring";
import { disableSubAccount, enableSubAccount } from "./status";

const cloud = cloudOfFile();
const at = (day: number) => new Date(`2026-03-0${day}T04:00:00Z`);
const on = (day = 1) => testContext({ actor: admin("ops"), now: at(day) });
const ark = { type: "System" as const, name: "ArkFullAccess" };
const tos = { type: "System" as const, name: "TOSFullAccess" };

async function given() {
  const account = await givenCloudAccount(cloud());
  const { id: subAccountId, userName } = await givenCloudUser(account);
  const project = fresh("p");
  await account.cloud.projects.createProject({ ProjectName: project });
  const link = (monitored = true, day = 1) =>
    linkProject(on(day).ctx, { subAccountId, project, policies: [ark], monitored });
  const days = async () => {
    const rows = await db
      .select()
      .from(monitoredDays)
      .where(and(eq(monitoredDays.subAccountId, subAccountId), eq(monitoredDays.project, project)))
      .orderBy(asc(monitoredDays.fromDay));
    return rows.map(({ fromDay, toDay }) => [fromDay, toDay]);
  };
  return { account, subAccountId, userName, project, link, days };
}

test("linking attaches its policies, counts from today on, and lists them in the audit row", async () => {
  const { account, subAccountId, userName, project, days } = await given();
  const { ctx, recorded } = on();
  const input = { subAccountId, project, policies: [ark, tos], monitored: true };
  expect(await linkProject(ctx, input)).toEqual({ project, kept: "cloud", shared: [] });
  await settle(account, subAccountId);
  expect((await shownBy(account, userName)).policies).toEqual([
    `${project}/ArkFullAccess`,
    `${project}/TOSFullAccess`,
  ]);
  expect(await days()).toEqual([["2026-03-01", null]]);
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "sub_account.project.link",
        targetId: subAccountId,
        new: {
          project,
          attached: [`System:ArkFullAccess @ ${project}`, `System:TOSFullAccess @ ${project}`],
        },
      },
      events: [{ name: "iam/change.opened" }, { name: "iam/monitoring.changed" }],
    },
  ]);
  await expect(linkProject(ctx, input)).rejects.toThrow("iam.project_linked");
  expect(recorded).toHaveLength(1);
});

test("unlinking takes away what AirGate attached, and nothing else", async () => {
  const { account, subAccountId, userName, project, link, days } = await given();
  await link();
  await settle(account, subAccountId);
  await attachAs(account.cloud, userName, { ...tos, project });
  await attachAs(account.cloud, userName, { ...ark, project: "" });
  const { ctx, recorded } = on(3);
  expect(await unlinkProject(ctx, { subAccountId, project })).toEqual({
    project,
    kept: "cloud",
    detached: [{ ...ark, project }],
  });
  await settle(account, subAccountId);
  expect((await shownBy(account, userName)).policies).toEqual([
    "/ArkFullAccess",
    `${project}/TOSFullAccess`,
  ]);
  expect(await days()).toEqual([["2026-03-01", "2026-03-03"]]);
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "sub_account.project.unlink",
        old: { project, monitored: true },
        new: { detached: [`System:ArkFullAccess @ ${project}`] },
      },
    },
  ]);
  await expect(unlinkProject(ctx, { subAccountId, project })).rejects.toThrow(
    "iam.project_not_linked",
  );
});

test("of a disabled sub-account links and unlinks change what the enable gives back", async () => {
  const { account, subAccountId, userName, project, link } = await given();
  const second = fresh("q");
  await account.cloud.projects.createProject({ ProjectName: second });
  await link();
  await settle(account, subAccountId);
  await disableSubAccount(on().ctx, { subAccountId, as: "manual", reason: "for a test" });
  await settle(account, subAccountId);
  expect(await unlinkProject(on().ctx, { subAccountId, project })).toMatchObject({
    kept: "snapshot",
  });
  const linked = { subAccountId, project: second, policies: [tos], monitored: false };
  expect(await linkProject(on().ctx, linked)).toMatchObject({ kept: "snapshot" });
  await settle(account, subAccountId);
  expect((await shownBy(account, userName)).policies).toEqual([]);
  expect((await rowOf(subAccountId)).snapshot?.policies).toEqual([{ ...tos, project: second }]);
  await enableSubAccount(on().ctx, { subAccountId, lift: ["manual"] });
  await settle(account, subAccountId);
  expect((await shownBy(account, userName)).policies).toEqual([`${second}/TOSFullAccess`]);
  expect((await changesOf(subAccountId)).map(({ kind }) => kind)).toEqual([
    "grants",
    "disable",
    "enable",
  ]);
});

test("switching monitoring off keeps what counted, and no day counts twice", async () => {
  const { subAccountId, project, link, days } = await given();
  await link(true, 1);
  const set = (day: number, monitored: boolean) =>
    setMonitoring(on(day).ctx, { subAccountId, project, monitored });
  expect(await set(2, false)).toEqual({ changed: [project], shared: [] });
  expect(await set(2, false)).toEqual({ changed: [], shared: [] });
  expect(await days()).toEqual([["2026-03-01", "2026-03-02"]]);
  await set(2, true);
  expect(await days()).toEqual([
    ["2026-03-01", "2026-03-02"],
    ["2026-03-03", null],
  ]);
  await set(2, false);
  expect(await days()).toEqual([["2026-03-01", "2026-03-02"]]);
  await set(5, true);
  await unlinkProject(on(6).ctx, { subAccountId, project });
  expect(await days()).toEqual([
    ["2026-03-01", "2026-03-02"],
    ["2026-03-05", "2026-03-06"],
  ]);
});

test("all linked projects are switched at once, with one audit row", async () => {
  const { account, subAccountId, project, link } = await given();
  await link(false);
  const second = fresh("q");
  await account.cloud.projects.createProject({ ProjectName: second });
  const linked = { subAccountId, project: second, policies: [], monitored: true };
  await linkProject(on().ctx, linked);
  const { ctx, recorded } = on(2);
  expect(await setMonitoring(ctx, { subAccountId, monitored: true })).toMatchObject({
    changed: [project],
  });
  const { changed } = await setMonitoring(ctx, { subAccountId, monitored: false });
  expect([...changed].sort()).toEqual([project, second].sort());
  expect(recorded).toMatchObject([
    {
      audit: { action: "sub_account.monitoring.change", new: { projects: [project] } },
      events: [{ name: "iam/monitoring.changed", data: { subAccountId } }],
    },
    { audit: { old: { monitored: true }, new: { monitored: false } } },
  ]);
});

test("a project that is monitored for others is told when it is linked or switched on", async () => {
  const { account, subAccountId, project, link } = await given();
  await link();
  const other = await givenCloudUser(account, {}, { displayName: "另一个" });
  const linked = { subAccountId: other.id, project, policies: [], monitored: false };
  expect(await linkProject(on().ctx, linked)).toMatchObject({ shared: [] });
  const { shared } = await setMonitoring(on().ctx, {
    subAccountId: other.id,
    project,
    monitored: true,
  });
  expect(shared).toEqual([{ project, others: [{ subAccountId, displayName: "子账号" }] }]);
});

test("what is absent or not there any more is refused without a trace", async () => {
  const { account, subAccountId, project } = await given();
  const leaving = await givenCloudUser(account, {}, { state: "deleting" });
  const { ctx, recorded } = on();
  const link = (more: object) =>
    linkProject(ctx, { subAccountId, project, policies: [ark], monitored: true, ...more });
  await expect(link({ project: "nowhere" })).rejects.toThrow("iam.project_not_found");
  await expect(link({ subAccountId: leaving.id })).rejects.toThrow("iam.sub_account_busy");
  const absent = { subAccountId: randomUUID() };
  await expect(link(absent)).rejects.toMatchObject({ kind: "not_found" });
  await expect(unlinkProject(ctx, { ...absent, project })).rejects.toMatchObject({
    kind: "not_found",
  });
  await expect(setMonitoring(ctx, { ...absent, monitored: true })).rejects.toMatchObject({
    kind: "not_found",
  });
  await expect(
    setMonitoring(ctx, { subAccountId, project, monitored: true }),
  ).rejects.toMatchObject({ code: "iam.project_not_linked" });
  expect([recorded, await grantsOf(db, subAccountId), await changesOf(subAccountId)]).toEqual([
    [],
    [],
    [],
  ]);
});
