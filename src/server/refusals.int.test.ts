import { randomUUID } from "node:crypto";
import { eq, like } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { DomainError } from "@/core/errors";
import { stopListening } from "@/core/listen";
import { flushRepeats } from "@/modules/audit/commands/refusals";
import { auditLog, auditRepeats } from "@/modules/audit/tables";
import { admin, apiKey } from "@/test/context";
import { db, ownerUrl } from "@/test/database";
import { type Caller, refused } from "./context";
import { flushRefusals } from "./refusals";
import { answer } from "./rest/answer";
import { routes } from "./rest/routes";

const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
afterAll(async () => {
  await flushRefusals();
  await owner.end();
  await stopListening();
});
beforeAll(() => flushRefusals());

const now = new Date("2026-03-01T08:00:20Z");
const nextMinute = new Date("2026-03-01T08:01:20Z");
const callerAs = (actor: Actor, ip = "192.0.2.1"): Caller => ({
  actor,
  requestId: randomUUID(),
  ip,
  userAgent: "test",
});
const scopeMissing = new DomainError("forbidden", "access.scope_missing", { scope: "pools:write" });
const refuse = (caller: Caller, at = now) =>
  refused(caller, { id: "quota.createPool" }, scopeMissing, at);

/** How many refusals the log tells of, those that wait for the end of their minute included. */
async function told(actorId: string) {
  await flushRefusals();
  await flushRepeats(db, nextMinute);
  const rows = await db.select().from(auditLog).where(eq(auditLog.actorId, actorId));
  return rows.map(({ count }) => count).sort((a, b) => a - b);
}

test("a flood of one caller is one row and a count, in few transactions", async () => {
  const actor = apiKey("balance:check");
  const before = await transactions();
  await Promise.all(Array.from({ length: 5_000 }, () => refuse(callerAs(actor))));
  expect((await transactions()) - before).toBeLessThan(100);
  expect(await told(actor.id)).toEqual([1, 4_999]);
});

async function transactions() {
  const [row] = await owner<{ count: number }[]>`
    select xact_commit::int4 as count from pg_stat_get_db_xact_commit(
      (select oid from pg_database where datname = current_database())) as xact_commit`;
  return row!.count;
}

test("a flood from many addresses loses details beyond a bound, and no refusal", async () => {
  const seen = await auditedVisitors();
  const route = routes.find(({ path }) => path === "/pools")!;
  await Promise.all(
    Array.from({ length: 5_000 }, (_, i) =>
      answer(route, {
        params: {},
        header: () => undefined,
        body: async () => "",
        ip: `10.77.${i >> 8}.${i & 255}`,
        requestId: randomUUID(),
      }),
    ),
  );
  await flushRefusals();
  await flushRepeats(db, new Date(Date.now() + 120_000));
  const rows = (await auditedVisitors()).slice(seen.length);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(5_000);
  const merged = rows.filter(({ actorId }) => actorId === "*");
  expect(merged.length).toBeGreaterThan(0);
  expect(merged[0]).toMatchObject({ ip: null, action: "access.refused", new: null });
  expect(rows.filter(({ actorId }) => actorId.startsWith("10.77.")).length).toBeGreaterThan(900);
});

const auditedVisitors = () =>
  db.select().from(auditLog).where(eq(auditLog.actorType, "visitor")).orderBy(auditLog.seq);

test("what cannot be written now is written later, and holds up no answer", async () => {
  const actors = Array.from({ length: 300 }, () => admin("viewer"));
  await owner`alter table audit_repeats rename to audit_repeats_away`;
  try {
    await Promise.all(actors.map((actor) => refuse(callerAs(actor))));
    await refuse(callerAs(actors[0]!));
  } finally {
    await owner`alter table audit_repeats_away rename to audit_repeats`;
  }
  await flushRefusals();
  await flushRepeats(db, nextMinute);
  const rows = await db.select().from(auditLog).where(like(auditLog.actorId, "viewer-%"));
  const ids = new Set(actors.map(({ id }) => id));
  const own = rows.filter(({ actorId }) => ids.has(actorId));
  expect(own.reduce((sum, { count }) => sum + count, 0)).toBe(301);
});

test("an answer that waits finds the refusal in the log", async () => {
  const actor = admin("viewer");
  await refuse(callerAs(actor));
  const rows = await db.select().from(auditLog).where(eq(auditLog.actorId, actor.id));
  expect(rows).toMatchObject([
    {
      action: "access.refused",
      operation: "quota.createPool",
      count: 1,
      new: scopeMissing.details,
    },
  ]);
});

test("minutes, addresses and callers stay apart", async () => {
  const actor = apiKey("balance:check");
  const earlier = new Date("2026-03-01T07:59:50Z");
  await Promise.all([
    refuse(callerAs(actor)),
    refuse(callerAs(actor)),
    refuse(callerAs(actor, "192.0.2.2")),
    refuse(callerAs(actor), earlier),
  ]);
  expect(await told(actor.id)).toEqual([1, 1, 1, 1]);
  expect(await db.select().from(auditRepeats)).toEqual([]);
});
