import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { POST as exportPeople } from "@/app/api/exports/people/route";
import { POST as exportPools } from "@/app/api/exports/pools/route";
import type { Role } from "@/core/permissions";
import { openSession } from "@/modules/access/internal/sessions";
import { auditLog } from "@/modules/audit/tables";
import { storedAdmin } from "@/test/approvals";
import { admin } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenPerson, givenPool } from "@/test/given";
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
