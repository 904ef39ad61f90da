import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { POST as exportAllocations } from "@/app/api/exports/allocations/route";
import { POST as exportPeople } from "@/app/api/exports/people/route";
import { POST as exportPools } from "@/app/api/exports/pools/route";
import { POST as exportSubAccounts } from "@/app/api/exports/sub-accounts/route";
import type { Role } from "@/core/permissions";
import { openSession } from "@/modules/access/internal/sessions";
import { auditLog } from "@/modules/audit/tables";
import { allocateQuota } from "@/modules/quota/commands/prepaid";
import { storedAdmin } from "@/test/approvals";
import { admin, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenPerson, givenPool } from "@/test/given";
import { givenCloudAccount, givenCloudUser } from "@/test/given-prepaid";
import { sealSession, sessionCookieName } from "./auth";

const coin = 1_000_000;

/** A browser in which an admin is signed in, and what it asks the two routes for. */
async function given(role: Role, locale = "zh-CN") {
  const actor = await storedAdmin(admin(role));
  const subject = { type: "admin" as const, id: actor.id };
  const { token } = await openSession(db, { subject, ip: "", userAgent: null, now: new Date() });
  const cookie = `airgate-locale=${locale}; ${sessionCookieName()}=${sealSession(token)}`;
  const origin = "http://localhost:3000";
  const headers = { cookie, origin, host: "localhost:3000", "content-type": "application/json" };
  const ask = (route: typeof exportPools, body: unknown) =>
    route(new Request(origin, { method: "POST", headers, body: JSON.stringify(body) }));
  const logged = () =>
    db.select().from(auditLog).where(eq(auditLog.actorId, actor.id)).orderBy(desc(auditLog.seq));
  return { ask, logged };
}

const linesOf = async (response: Response) =>
  (await response.text()).replace("\ufeff", "").trimEnd().split("\r\n");

test("the pools of a filter leave as a spreadsheet, more than a page of them, in order", async () => {
  const mark = fresh("export");
  const names = Array.from({ length: 203 }, (_, at) => `${mark}-${String(at).padStart(3, "0")}`);
  for (const name of names) await givenPool(db, { name, remaining: 2 * coin });
  await givenPool(db, { name: `${mark}-owes`, remaining: -1_500_000, disabled: true });
  const { ask, logged } = await given("ops");

  const response = await ask(exportPools, { search: mark, sort: "name", direction: "asc" });
  const [head, ...rows] = await linesOf(response);
  expect(head).toMatch(/^标识,名称,类型,已停用,可用,/);
  expect(rows.map((row) => row.split(",")[0])).toEqual([...names, `${mark}-owes`]);
  expect(rows.at(-1)).toContain(`${mark}-owes,${mark}-owes,shared,true,-1.5,0,-1.5,`);
  expect(response.headers.get("x-airgate-rows")).toBe("204");
  expect(response.headers.get("content-disposition")).toContain('filename="pools.csv"');
  expect((await logged())[0]).toMatchObject({
    action: "pool.list.export",
    new: { filter: { search: mark }, rows: 204 },
  });
});

test("the people of a filter leave in the language of the page", async () => {
  const upn = await givenPerson(db, { displayName: "=1+1", department: fresh("院") });
  const { ask, logged } = await given("finance", "en");
  const rows = await linesOf(await ask(exportPeople, { search: upn }));
  expect(rows).toEqual([
    "UPN,Name,E-mail,Department,Title,Type,Status,Frozen since",
    expect.stringMatching(new RegExp(`^${upn},'=1\\+1,,院-`)),
  ]);
  expect((await logged())[0]).toMatchObject({ action: "person.list.export", new: { rows: 1 } });
});

test("the sub-accounts of a filter leave with their quota, in the order of the list", async () => {
  const cloudAccountId = await givenCloudAccount({ name: "教学" });
  const rich = { displayName: "戏剧实验室", userName: fresh("b"), email: "never@example.edu" };
  const id = await givenCloudUser(cloudAccountId, rich);
  const disabled = { userName: fresh("a"), disabledReasons: ["exhausted" as const] };
  await givenCloudUser(cloudAccountId, disabled);
  const { ctx } = testContext({ actor: admin("super_admin") });
  const allocation = { subAccountId: id, amount: 12_500_000, requestId: fresh("r"), note: "秋季" };
  await allocateQuota(ctx, allocation);
  const { ask, logged } = await given("viewer", "en");

  const order = { sort: "name", direction: "desc" };
  const response = await ask(exportSubAccounts, { cloudAccountId, ...order });
  const [head, ...rows] = await linesOf(response);
  expect(head).toMatch(/^Cloud user,Display name,Cloud account,State,Disabled for,/);
  expect(rows).toEqual([
    expect.stringMatching(
      new RegExp(`^${rich.userName},戏剧实验室,教学,ready,,,12.5,0,12.5,,0,0,`),
    ),
    expect.stringMatching(
      new RegExp(`^${disabled.userName},子账号,教学,ready,exhausted,,,,,,0,0,`),
    ),
  ]);
  expect(rows.join()).not.toContain(rich.email);
  expect((await logged())[0]).toMatchObject({
    action: "sub_account.list.export",
    new: { filter: { cloudAccountId }, rows: 2 },
  });
});

test.each(["support", "reviewer", "viewer"] as const)("%s gets no file", async (role) => {
  const { ask, logged } = await given(role);
  for (const route of [exportPools, exportPeople]) {
    const response = await ask(route, {});
    expect({ status: response.status, ...(await response.json()) }).toMatchObject({
      status: 403,
      code: "access.denied",
    });
  }
  expect((await logged()).filter(({ action }) => action.endsWith(".export"))).toEqual([]);
});

test("the allocations of a sub-account leave as a spreadsheet, and the log knows", async () => {
  const id = await givenCloudUser(await givenCloudAccount());
  const { ctx } = testContext({ actor: admin("super_admin") });
  for (const [amount, note] of [
    [10, "=2+2"],
    [2.5, "more"],
  ] as const) {
    const asked = { subAccountId: id, amount: amount * coin, requestId: fresh("r"), note };
    await allocateQuota(ctx, asked);
  }
  const { ask, logged } = await given("viewer", "en");
  const response = await ask(exportAllocations, { subAccountId: id, kind: "allocate" });
  const [head, ...rows] = await linesOf(response);
  expect(head).toMatch(/^Time,Amount \(CNY\),Before \(CNY\),/);
  expect(rows.map((row) => row.split(",").slice(1, 7))).toEqual([
    ["2.5", "10", "12.5", "0", "2", "more"],
    ["10", "0", "10", "0", "1", "'=2+2"],
  ]);
  expect((await logged())[0]).toMatchObject({
    action: "sub_account.allocations.export",
    targetId: id,
    new: { filter: { kind: "allocate" }, rows: 2 },
  });
  const absent = await ask(exportAllocations, { subAccountId: crypto.randomUUID() });
  expect(absent.status).toBe(404);
});
