import { and, eq, ne } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { auditLog } from "@/modules/audit/tables";
import { groupings } from "@/modules/policy/tables";
import { ledger } from "@/modules/quota/tables";
import { db } from "@/test/database";
import { fresh, givenApproach, givenPerson, givenPool, givenRule, givenUser } from "@/test/given";
import { call, givenKey } from "@/test/rest";

const coin = 1_000_000;
const key = await givenKey();
const ask = (body: unknown, options: { key?: string } = {}) =>
  call("/check-balance", { key, ...options, body });

test("a refused key or scope stands in the audit log, a check does not", async () => {
  const narrow = await givenKey({ scopes: ["usage:read"] });
  const user = await givenUser(db, { remaining: coin });
  await ask({ upn: user.upn, quota_pool: user.pool, approach_id: user.approach });
  await ask({}, { key: narrow });
  await ask({}, { key: "ag_unknown" });
  await vi.waitFor(async () => {
    const rows = await db.select().from(auditLog).where(eq(auditLog.action, "access.refused"));
    expect(new Set(rows.map(({ actorType }) => actorType))).toEqual(
      new Set(["api_key", "visitor"]),
    );
  });
  const checks = await db
    .select()
    .from(auditLog)
    .where(
      and(eq(auditLog.operation, "billing.checkBalance"), ne(auditLog.action, "access.refused")),
    );
  expect(checks).toEqual([]);
});

test("`personal` is the person's own pool, opened by its template's role", async () => {
  const upn = await givenPerson(db);
  const approach = await givenApproach(db);
  const name = `personal:${upn}`;
  const template = `template:${fresh("t")}`;
  await givenPool(db, { name, personalUpn: upn, remaining: coin });
  await db.insert(groupings).values({ member: upn, role: name, origin: "personal" });
  const body = { upn, quota_pool: "personal", approach_id: approach };
  expect((await ask(body)).answer.code).toBe("MODEL_NOT_ALLOWED");
  await db.insert(groupings).values({ member: name, role: template, origin: "template" });
  await givenRule(db, { sub: template, obj: "model/*", act: "use" });
  expect((await ask(body)).answer.code).toBe("OK");
  const absent = await givenPerson(db);
  expect((await ask({ ...body, upn: absent })).answer.code).toBe("POOL_NOT_FOUND");
});

test("a due refresh shows in the answer and is not written by a check", async () => {
  const user = await givenUser(db, {
    allowance: 8 * coin,
    remaining: -3 * coin,
    refreshEvery: 1,
    refreshUnit: "day",
    refreshAnchor: new Date("2026-01-01T00:00:00+08:00"),
    nextRefreshAt: new Date("2026-01-02T00:00:00+08:00"),
  });
  const { answer } = await ask({
    upn: user.upn,
    quota_pool: user.pool,
    approach_id: user.approach,
  });
  expect(answer).toMatchObject({ balance: "8", balance_percent: 100, code: "OK" });
  expect(new Date(String(answer.next_refresh_at)).getTime()).toBeGreaterThan(Date.now());
  expect(await db.select().from(ledger).where(eq(ledger.pool, user.pool))).toHaveLength(1);
});
