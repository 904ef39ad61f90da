import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { admin, apiKey, testContext } from "@/test/context";
import { db } from "@/test/database";
import {
  attachAs,
  changesOf,
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
import { subAccounts } from "../tables";
import { getSubAccount } from "./get-sub-account";
import { grantsOverview } from "./grants-overview";
import { listChanges } from "./list-changes";
import { listSubAccounts } from "./list-sub-accounts";

const cloud = cloudOfFile();
const { ctx } = testContext({ actor: admin("viewer") });
const ops = testContext({ actor: admin("ops") }).ctx;
const reconciling = testContext({ actor: { type: "job", id: "iam.reconcile" } }).ctx;
const reason = "for a test";
const ark = { type: "System" as const, name: "ArkFullAccess", project: "" };
const tos = { type: "System" as const, name: "TOSFullAccess", project: "" };

const list = (input: object) => listSubAccounts(ctx, ListSubAccounts.parse(input));
const _names = async (input: object) => (await list(input)).rows.map(({ userName }) => userName);
const disable = (subAccountId: string) =>
  disableSubAccount(ops, { subAccountId, as: "manual", reason });

async function given(user: GivenUser = {}, values: Partial<typeof subAccounts.$inferInsert> = {}) {
  const account = await givenCloudAccount(cloud());
  return { account, ...(await givenCloudUser(account, user, values)) };
}

test("a sub-account shows what disabling would take away, and nothing secret", async () => {
  const { account, id, userName, keys } = await given(
    { grants: [ark], byHand: [tos], keys: ["active", "inactive"], login: true },
    { passwordHash: "a-hash", sealedKeySecret: "sealed", keySecretOf: "AKLTx", phone: "+86130" },
  );
  await reconcile(reconciling, { subAccountId: id });
  const shown = await getSubAccount(ctx, { subAccountId: id });
  expect(shown).toMatchObject({
    userName,
    phone: "+86130",
    consequences: { activeKeys: 1, policies: 2, arkKeys: 0, consoleLogin: true },
    drift: { missing: [], extra: [tos], activeKeys: [], loginOpen: false },
    portal: { hasPassword: true, enabled: true },
    secretWaits: true,
    disabledBy: null,
    newestKey: "AKLTx",
  });
  expect(shown.cloudState?.keys.map((key) => key.id).sort()).toEqual([...keys].sort());
  const encoded = JSON.stringify(z.encode(getSubAccount.output, shown));
  for (const secret of ["a-hash", "sealed"]) expect(encoded).not.toContain(secret);

  await disable(id);
  await settle(account, id);
  expect(await getSubAccount(ctx, { subAccountId: id })).toMatchObject({
    consequences: { activeKeys: 0, policies: 1 },
    snapshot: { policies: expect.arrayContaining([ark, tos]) },
    disabledBy: { requestedBy: ops.actor.id, reason: "manual", note: reason },
  });
  const { disabled, global } = await grantsOverview(ctx, { subAccountId: id });
  expect({ disabled, global }).toEqual({
    disabled: true,
    global: [
      { ...ark, granted: true, present: false, kept: true },
      { ...tos, granted: false, present: false, kept: true },
    ],
  });
});

test("changes are listed with their items, the last first", async () => {
  const { account, id } = await given({ grants: [ark] });
  await disable(id);
  await settle(account, id);
  await setGrants(ops, { subAccountId: id, attach: [tos], detach: [] });
  await db.update(subAccounts).set({ disabledReasons: [] }).where(eq(subAccounts.id, id));
  await reconcile(reconciling, { subAccountId: id });
  const first = await listChanges(ctx, { subAccountId: id, limit: 1 });
  expect(first.rows).toMatchObject([
    { kind: "enable", state: "open", dueAt: expect.any(Date), working: false },
  ]);
  const second = await listChanges(ctx, { subAccountId: id, limit: 5, cursor: first.next! });
  expect(second).toMatchObject({
    rows: [
      {
        kind: "disable",
        state: "done",
        detail: { reason: "manual", note: reason },
        dueAt: null,
        items: [{ subject: { verb: "plan" }, state: "done" }, { subject: { verb: "detach" } }],
      },
    ],
    next: null,
  });
  expect(await changesOf(id)).toHaveLength(2);
  const open = await listChanges(ctx, { subAccountId: id, open: true, limit: 5 });
  expect(open.rows.map(({ kind }) => kind)).toEqual(["enable"]);
  const ended = await listChanges(ctx, { subAccountId: id, open: false, limit: 5 });
  expect(ended.rows.map(({ kind }) => kind)).toEqual(["disable"]);
  const encoded = JSON.stringify([first, second]);
  expect(encoded).not.toMatch(/sealedSecret|leaseToken/);
});

test("a linked project names for whom else it counts", async () => {
  const { account, id } = await given();
  const other = await givenCloudUser(account, {});
  for (const subAccountId of [id, other.id]) {
    const link = { project: "default", policies: [], monitored: true };
    await linkProject(ops, { ...link, subAccountId });
  }
  const { links } = await getSubAccount(ctx, { subAccountId: id });
  expect(links).toMatchObject([{ project: "default", others: [{ subAccountId: other.id }] }]);
  expect(links[0]?.others).toHaveLength(1);
});

test("the overview asks the cloud, and falls back on what it showed last", async () => {
  const { account, id, userName } = await given({ grants: [ark] });
  await linkProject(ops, { subAccountId: id, project: "default", policies: [], monitored: true });
  await attachAs(account.cloud, userName, { ...tos, project: "web" });
  const live = await grantsOverview(ctx, { subAccountId: id });
  expect(live).toMatchObject({
    live: true,
    failed: null,
    asOf: ctx.now,
    global: [{ ...ark, granted: true, present: true }],
    projects: [
      { project: "default", linked: true, monitored: true, grants: [] },
      { project: "web", linked: false, grants: [{ ...tos, project: "web", granted: false }] },
    ],
  });
  expect(await grantsOverview(ctx, { subAccountId: id })).toMatchObject({ live: true });
  await reconcile(reconciling, { subAccountId: id });
  cloud().control.addFault({
    action: "ListAttachedUserPolicies",
    accountId: account.accountId,
    times: 9,
    effect: { kind: "error", code: "AccessDenied", status: 403 },
  });
  const cached = await grantsOverview(ctx, { subAccountId: id });
  expect(cached).toMatchObject({ live: false, failed: "AccessDenied", asOf: expect.any(Date) });
  expect(cached.projects).toEqual(live.projects);
});

test("an absent sub-account is not found; a system reads with its scope", async () => {
  const absent = { subAccountId: randomUUID() };
  const missing = { code: "iam.sub_account_not_found" };
  await expect(getSubAccount(ctx, absent)).rejects.toMatchObject(missing);
  await expect(listChanges(ctx, { ...absent, limit: 1 })).rejects.toMatchObject(missing);
  await expect(grantsOverview(ctx, absent)).rejects.toMatchObject(missing);
  const { id } = await given();
  const system = testContext({ actor: apiKey("iam:read") }).ctx;
  expect(await getSubAccount(system, { subAccountId: id })).toMatchObject({ id });
});
