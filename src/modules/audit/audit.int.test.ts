import { createHash, randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import postgres from "postgres";
import { expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { db, ownerUrl, sql, webUrl } from "@/test/database";
import { recordFacts } from "./commands/record";
import { flushRepeats, recordRefusal } from "./commands/refusals";
import { verifyChain } from "./internal/verify";
import { auditHead, auditLog, auditRepeats, outbox } from "./tables";

const actor: Actor = { type: "admin", id: "a@b.example", email: "a@b.example", role: "ops" };
const caller = { actor, requestId: "r1", ip: "192.0.2.7", userAgent: "test" };
const now = new Date("2026-03-01T10:00:10.123Z");

const audited = (targetId: string, old: Record<string, unknown> | null = null) => ({
  facts: {
    audit: { action: "thing.change", targetType: "thing", targetId, old, new: null, reason: null },
  },
  operation: "test.changeThing",
  caller,
  now,
});
const record = (targetId: string, old: Record<string, unknown> | null = null) =>
  db.transaction((tx) => recordFacts(tx, audited(targetId, old)));
const verify = () => verifyChain(db, { from: 1, limit: 50_000 });
const rowsOf = (targetId: string) =>
  db.select().from(auditLog).where(eq(auditLog.targetId, targetId)).orderBy(asc(auditLog.seq));

test("fifty parallel commands leave one chain without a gap", async () => {
  const target = randomUUID();
  await Promise.all(Array.from({ length: 50 }, (_, nth) => record(target, { nth, "10": "a" })));

  const rows = await rowsOf(target);
  const start = rows[0]?.seq ?? 0;
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, nth) => start + nth));
  expect(rows).toHaveLength(50);
  const [head] = await db.select().from(auditHead);
  expect(head).toMatchObject({ seq: rows.at(-1)?.seq, hash: rows.at(-1)?.hash });
  expect(await verify()).toMatchObject({ broken: null, next: null, to: head?.seq });
});

test("a row can be hashed again from what the database gives back", async () => {
  const target = `nul\u0000 half\ud800 😀`;
  await record(target, { deep: [{ at: now, "9": 1e21, text: "\u0000", none: undefined }] });
  expect(await verify()).toMatchObject({ broken: null });
});

test("a rolled back command leaves no row and no event", async () => {
  const target = randomUUID();
  const failing = db.transaction(async (tx) => {
    const { facts, ...rest } = audited(target);
    const events = [{ name: "thing/changed", data: { target } }];
    await recordFacts(tx, { ...rest, facts: { ...facts, events } });
    throw new Error("after the record");
  });
  await expect(failing).rejects.toThrow("after the record");
  expect(await rowsOf(target)).toEqual([]);
  expect(await db.select().from(outbox)).toEqual([]);
});

test("a row that carries a secret is refused with the change", async () => {
  const target = randomUUID();
  await expect(record(target, { login: { password: "hunter2" } })).rejects.toThrow("password");
  expect(await rowsOf(target)).toEqual([]);
});

test("a visitor who signs in is named by the row; nobody else can borrow a name", async () => {
  const visitor = { ...caller, actor: { type: "visitor" as const, id: "192.0.2.7" } };
  const [first, second] = [randomUUID(), randomUUID()];
  for (const [target, who] of [[first, visitor] as const, [second, caller] as const]) {
    const recording = audited(target);
    const audit = { ...recording.facts.audit, actor: { type: "manager", id: "m@x", email: "m@x" } };
    const facts = { audit } as Parameters<typeof recordFacts>[1]["facts"];
    await db.transaction((tx) => recordFacts(tx, { ...recording, caller: who, facts }));
  }
  expect(await rowsOf(first)).toMatchObject([{ actorType: "manager", actorId: "m@x" }]);
  expect(await rowsOf(second)).toMatchObject([{ actorType: "admin", actorId: "a@b.example" }]);
});

test.each(["update audit_log set reason = 'x'", "delete from audit_log", "truncate audit_log"])(
  "the application may not %s, whatever role it takes",
  async (statement) => {
    await record(randomUUID());
    await expect(sql.unsafe(statement)).rejects.toThrow("permission denied");
    const login = postgres(webUrl, { max: 1, onnotice: () => undefined });
    try {
      await login`reset role`;
      await expect(login.unsafe(statement)).rejects.toThrow("permission denied");
      await login.unsafe("set role airgate_app");
      await expect(login.unsafe(statement)).rejects.toThrow("permission denied");
    } finally {
      await login.end();
    }
  },
);

test("refusals of a minute are one row at once and one row with the count afterwards", async () => {
  const ip = "198.51.100.9";
  const refusal = {
    caller: { ...caller, ip },
    operation: "quota.adjustBooster",
    action: "access.refused",
    targetType: "operation",
    targetId: "quota.adjustBooster",
    details: { code: "access.denied" },
    now,
  };
  const ofAddress = () =>
    db.select().from(auditLog).where(eq(auditLog.ip, ip)).orderBy(asc(auditLog.seq));

  await Promise.all(Array.from({ length: 20 }, () => recordRefusal(db, refusal)));
  expect((await ofAddress()).map(({ count }) => count)).toEqual([1]);

  await flushRepeats(db, new Date("2026-03-01T10:00:59.999Z"));
  expect(await ofAddress()).toHaveLength(1);

  const nextMinute = new Date("2026-03-01T10:01:00.000Z");
  const flushed = await Promise.all([flushRepeats(db, nextMinute), flushRepeats(db, nextMinute)]);
  expect(flushed.sort()).toEqual([0, 1]);
  const [first, merged, ...others] = await ofAddress();
  expect(others).toEqual([]);
  expect(merged).toMatchObject({
    count: 19,
    createdAt: new Date("2026-03-01T10:00:59.999Z"),
    new: first?.new,
    actorId: first?.actorId,
    action: "access.refused",
  });
  expect(await db.select().from(auditRepeats)).toEqual([]);

  await recordRefusal(db, { ...refusal, now: nextMinute });
  expect((await ofAddress()).map(({ count }) => count)).toEqual([1, 19, 1]);
  expect(await verify()).toMatchObject({ broken: null });
});

test("a range is verified from the hash before it, in bounded pieces", async () => {
  await Promise.all(Array.from({ length: 5 }, () => record(randomUUID())));
  const first = await verifyChain(db, { from: 2, limit: 2 });
  expect(first).toMatchObject({ checked: 2, from: 2, to: 3, broken: null, next: 4 });
  const whole = await verifyChain(db, { from: 4, to: 4, limit: 2 });
  expect(whole).toMatchObject({ checked: 1, broken: null, next: null });
});

/** Runs last: each case breaks the chain as its owner could, looks, and mends it. */
test.each([
  [
    "a changed row",
    (seq: number) => `update audit_log set reason = 'other' where seq = ${seq}`,
    "altered",
  ],
  ["a removed row", (seq: number) => `delete from audit_log where seq = ${seq}`, "missing"],
  [
    "a row hashed anew",
    (seq: number) => `update audit_log set previous_hash = hash, hash = 'x' where seq = ${seq}`,
    "unlinked",
  ],
  ["a changed head", () => "update audit_head set hash = 'x'", "head"],
])("%s is found", async (_what, tamper, problem) => {
  await Promise.all(Array.from({ length: 3 }, () => record(randomUUID())));
  const [head] = await db.select().from(auditHead);
  const seq = problem === "head" ? head!.seq : head!.seq - 1;
  const [row] = await db.select().from(auditLog).where(eq(auditLog.seq, seq));
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await owner.unsafe(tamper(seq));
    expect(await verify()).toMatchObject({ broken: { seq, problem }, next: null });
    await owner`delete from audit_log where seq = ${seq}`;
    await db.insert(auditLog).values(row!);
    await owner`update audit_head set hash = ${head!.hash}`;
  } finally {
    await owner.end();
  }
  expect(await verify()).toMatchObject({ broken: null });
});

test("the hash is SHA-256 over the previous hash and the canonical row", async () => {
  const target = randomUUID();
  await record(target);
  const [row] = await rowsOf(target);
  const text =
    `{"action":"thing.change","actorEmail":"a@b.example","actorId":"a@b.example",` +
    `"actorRole":"ops","actorType":"admin","count":1,"createdAt":"2026-03-01T10:00:10.123Z",` +
    `"id":"${row!.id}","ip":"192.0.2.7","operation":"test.changeThing","requestId":"r1",` +
    `"seq":${row!.seq},"targetId":"${target}","targetType":"thing","userAgent":"test"}`;
  expect(row!.hash).toBe(
    createHash("sha256")
      .update(row!.previousHash + text)
      .digest("hex"),
  );
});
