import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import { fresh } from "@/test/given";
import {
  carry,
  type GivenUser,
  givenCloudAccount,
  givenCloudUser,
  settle,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { linkProject } from "../commands/link-project";
import { reconcile } from "../commands/reconcile";
import { setGrants } from "../commands/set-grants";
import { disableSubAccount } from "../commands/status";
import { ListSubAccounts } from "../schema/listing";
import type { subAccounts } from "../tables";
import { countSubAccounts, listSubAccounts } from "./list-sub-accounts";

const cloud = cloudOfFile();
const { ctx } = testContext({ actor: admin("viewer") });
const ops = testContext({ actor: admin("ops") }).ctx;
const reconciling = testContext({ actor: { type: "job", id: "iam.reconcile" } }).ctx;
const reason = "for a test";
const ark = { type: "System" as const, name: "ArkFullAccess", project: "" };
const tos = { type: "System" as const, name: "TOSFullAccess", project: "" };

const list = (input: object) => listSubAccounts(ctx, ListSubAccounts.parse(input));
const names = async (input: object) => (await list(input)).rows.map(({ userName }) => userName);
const disable = (subAccountId: string) =>
  disableSubAccount(ops, { subAccountId, as: "manual", reason });

async function given(user: GivenUser = {}, values: Partial<typeof subAccounts.$inferInsert> = {}) {
  const account = await givenCloudAccount(cloud());
  return { account, ...(await givenCloudUser(account, user, values)) };
}

test("a row shows projects, policies, the last change and what waits", async () => {
  const { account, id, userName } = await given({ grants: [ark] });
  const link = { subAccountId: id, policies: [tos], monitored: true };
  await linkProject(ops, { ...link, project: "default" });
  await settle(account, id);
  const { rows } = await list({ cloudAccountId: account.id });
  expect(rows).toMatchObject([
    {
      id,
      userName,
      cloudAccount: { id: account.id },
      state: "ready",
      projects: { monitored: 1, total: 1 },
      grants: [ark, { ...tos, project: "default" }],
      lastChange: { kind: "grants", state: "done" },
      secretWaits: false,
      cloudSeenAt: expect.any(Date),
    },
  ]);
});

test("pages follow each other by name, also between equal names, and end", async () => {
  const prefix = fresh("page");
  const account = await givenCloudAccount(cloud());
  const made: string[] = [];
  for (const name of ["b", "A", "c", "a2"]) {
    await givenCloudUser(account, {}, { userName: `${prefix}-${name}` });
    made.push(`${prefix}-${name}`);
  }
  const other = await givenCloudAccount(cloud());
  await givenCloudUser(other, {}, { userName: `${prefix}-b`, username: fresh("other") });
  const seen: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ search: prefix, limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.rows.map(({ userName }) => userName));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen.map((name) => name?.slice(prefix.length + 1))).toEqual(["A", "a2", "b", "b", "c"]);
  for (const cursor of ["nonsense", Buffer.from('["a","b"]').toString("base64url")]) {
    await expect(list({ cursor })).rejects.toMatchObject({ code: "iam.cursor_invalid" });
  }
});

test("search finds names, phones and e-mails, and takes signs as they are", async () => {
  const tag = fresh("find").replaceAll("-", "");
  const account = await givenCloudAccount(cloud());
  await givenCloudUser(account, {}, { displayName: `研究 ${tag}`, phone: "+8613900001111" });
  await givenCloudUser(account, {}, { email: `${tag}@example.edu`, displayName: "100%_x" });
  expect(await names({ search: tag })).toHaveLength(2);
  expect(await names({ search: "13900001111", cloudAccountId: account.id })).toHaveLength(1);
  expect(await names({ search: "0%_", cloudAccountId: account.id })).toHaveLength(1);
  expect(await names({ search: "%", cloudAccountId: account.id })).toHaveLength(1);
});

test("filters narrow by status, reason, project and trouble", async () => {
  const account = await givenCloudAccount(cloud());
  const cloudAccountId = account.id;
  const well = await givenCloudUser(account);
  const disabled = await givenCloudUser(account);
  await disable(disabled.id);
  const deleted = await givenCloudUser(account, {}, { state: "deleted" });
  const linked = await givenCloudUser(account);
  await linkProject(ops, {
    subAccountId: linked.id,
    project: "default",
    policies: [],
    monitored: false,
  });
  const missing = await givenCloudUser(account, {}, { missingSince: new Date() });
  const here = (filter: object) => names({ cloudAccountId, ...filter });
  const sorted = (...users: { userName: string }[]) => users.map((one) => one.userName).sort();
  expect((await here({})).sort()).toEqual(sorted(well, disabled, linked, missing));
  expect(await here({ status: "disabled" })).toEqual([disabled.userName]);
  expect((await here({ status: "enabled" })).sort()).toEqual(sorted(well, linked, missing));
  expect(await here({ status: "deleted" })).toEqual([deleted.userName]);
  expect(await here({ reason: "manual" })).toEqual([disabled.userName]);
  expect(await here({ reason: "exhausted" })).toEqual([]);
  expect(await here({ project: "default" })).toEqual([linked.userName]);
  expect(await here({ trouble: true })).toEqual([missing.userName]);
  expect((await here({ trouble: false })).sort()).toEqual(sorted(well, disabled, linked));
});

test("trouble is a change that is held up or failed, and what was granted and is not there", async () => {
  const { account, id, userName } = await given({ grants: [ark] });
  const troubled = () => names({ cloudAccountId: account.id, trouble: true });
  await account.cloud.iam.detachUserPolicy({
    UserName: userName,
    PolicyName: ark.name,
    PolicyType: ark.type,
  });
  expect(await troubled()).toEqual([]);
  await reconcile(reconciling, { subAccountId: id });
  expect(await troubled()).toEqual([userName]);
  await settle(account, id);
  expect(await troubled()).toEqual([]);
  const absent = { ...ark, type: "Custom" as const, name: "NoSuchPolicy" };
  await setGrants(ops, { subAccountId: id, attach: [absent], detach: [] });
  await carry(account, id);
  expect(await troubled()).toEqual([userName]);
});

test("counts say how many there are of each", async () => {
  const before = await countSubAccounts(ctx, {});
  const { account } = await given();
  const disabled = await givenCloudUser(account);
  await disable(disabled.id);
  await givenCloudUser(account, {}, { state: "deleted" });
  await givenCloudUser(account, {}, { missingSince: new Date() });
  const after = await countSubAccounts(ctx, {});
  expect(after).toEqual({
    all: before.all + 3,
    enabled: before.enabled + 2,
    disabled: before.disabled + 1,
    exhausted: before.exhausted,
    trouble: before.trouble + 1,
  });
});

test("each sort goes both ways over all pages, those without a moment at their end", async () => {
  const account = await givenCloudAccount(cloud());
  const day = (n: number) => new Date(`2026-05-0${n}T04:00:00.123Z`);
  const made = [
    { displayName: "乙", disabledAt: null, cloudSeenAt: day(3), createdAt: day(1) },
    { displayName: "Alpha", disabledAt: day(2), cloudSeenAt: null, createdAt: day(3) },
    { displayName: "beta", disabledAt: day(1), cloudSeenAt: day(1), createdAt: day(2) },
  ];
  for (const values of made) await givenCloudUser(account, {}, values);
  const order = async (sort: string, direction: string) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const input = { cloudAccountId: account.id, sort, direction, limit: 1 };
      const { rows, next } = await list({ ...input, ...(cursor ? { cursor } : {}) });
      seen.push(...rows.map(({ displayName }) => displayName));
      cursor = next ?? undefined;
    } while (cursor);
    return seen;
  };
  for (const [sort, rising] of [
    ["displayName", ["Alpha", "beta", "乙"]],
    ["disabled", ["乙", "beta", "Alpha"]],
    ["seen", ["Alpha", "beta", "乙"]],
    ["created", ["乙", "beta", "Alpha"]],
  ] as const) {
    expect(await order(sort, "asc")).toEqual(rising);
    expect(await order(sort, "desc")).toEqual(rising.toReversed());
  }
  const { next } = await list({ cloudAccountId: account.id, limit: 1 });
  await expect(list({ sort: "seen", cursor: next })).rejects.toMatchObject({
    code: "iam.cursor_invalid",
  });
});

test("an open change is found until it has ended, and a count follows the filter", async () => {
  const { account, id, userName } = await given({ grants: [ark] });
  await givenCloudUser(account);
  const here = { cloudAccountId: account.id };
  expect(await names({ ...here, open: true })).toEqual([]);
  await disable(id);
  expect(await names({ ...here, open: true })).toEqual([userName]);
  expect(await countSubAccounts(ctx, { ...here, open: true })).toMatchObject({ all: 1 });
  expect(await countSubAccounts(ctx, here)).toMatchObject({ all: 2, disabled: 1 });
  await settle(account, id);
  expect(await names({ ...here, open: false })).toHaveLength(2);
});
