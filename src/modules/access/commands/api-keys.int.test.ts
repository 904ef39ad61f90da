import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { auditLog } from "@/modules/audit/tables";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { listApiKeys, verifyApiKey } from "../queries/api-keys";
import { apiKeys } from "../tables";
import { createApiKey, revokeApiKey, rotateApiKey, touchApiKeys } from "./api-keys";

const reason = "it has leaked";
const newKey = { name: "chat backend", scopes: ["charges:write", "balance:check"], rateLimit: 50 };
const hour = 3_600_000;
const later = (hours: number) => new Date(Date.now() + hours * hour);

async function given(more: { expiresAt?: Date | null } = {}) {
  const { ctx, recorded } = testContext();
  const input = createApiKey.input.parse({ ...newKey, expiresAt: null });
  const issued = await createApiKey(ctx, { ...input, ...more });
  await followed(issued.secret, true);
  return { ctx, recorded, ...issued };
}

/** Other instances follow within milliseconds of the commit; so does this one. */
const followed = (secret: string, opens: boolean) =>
  vi.waitFor(async () => {
    expect((await verifyApiKey(secret, new Date())) !== undefined).toBe(opens);
  });

test("a key is issued once, stored hashed, and opens what it was made for", async () => {
  const { id, prefix, secret, recorded } = await given();
  expect(secret).toMatch(/^ag_[a-z2-9]{12}_[\w-]{43}$/);
  expect(secret.startsWith(`${prefix}_`)).toBe(true);
  expect(await verifyApiKey(secret, new Date())).toMatchObject({
    id,
    scopes: ["balance:check", "charges:write"],
    rateLimit: 50,
  });
  const [row] = await db.select().from(apiKeys).where(eq(apiKeys.id, id));
  const rows = await db.select().from(auditLog).where(eq(auditLog.targetId, id));
  expect(rows).toMatchObject([{ action: "api_key.create", new: { prefix, rateLimit: 50 } }]);
  for (const stored of [row, rows, recorded]) expect(JSON.stringify(stored)).not.toContain(secret);
});

test.each(["", "ag_", "nonsense", "ag_abcdefghijkl_AAAA", "\u0000"])(
  "%j opens nothing",
  async (secret) => {
    expect(await verifyApiKey(secret, new Date())).toBeUndefined();
  },
);

test("a key ends at its expiry, to the millisecond", async () => {
  const expiresAt = later(1);
  const { secret } = await given({ expiresAt });
  expect(await verifyApiKey(secret, new Date(expiresAt.getTime() - 1))).toBeDefined();
  expect(await verifyApiKey(secret, expiresAt)).toBeUndefined();
  const past = { ...createApiKey.input.parse(newKey), expiresAt: later(-1) };
  await expect(createApiKey(testContext().ctx, past)).rejects.toMatchObject({
    code: "api_key.expiry_past",
  });
});

test("nor does rotating somebody else's key give its secret to a role that may not have its scopes", async () => {
  const input = createApiKey.input.parse({ ...newKey, scopes: ["pools:write"] });
  const { id } = await createApiKey(testContext().ctx, input);
  const { ctx } = testContext({ actor: admin("ops") });
  await expect(rotateApiKey(ctx, { id, graceHours: 0, reason })).rejects.toMatchObject({
    code: "access.scope_beyond_role",
  });
});

test.each([
  ["pools:write", "workspaces.quota.write"],
  ["policy:write", "policy.rules.write"],
  ["iam:quota", "iam.quota.write"],
] as const)("a key gets no scope beyond its creator's role: %s", async (scope, capability) => {
  const { ctx, recorded } = testContext({ actor: admin("ops") });
  const input = createApiKey.input.parse({ ...newKey, scopes: ["pools:read", scope] });
  await expect(createApiKey(ctx, input)).rejects.toMatchObject({
    kind: "forbidden",
    code: "access.scope_beyond_role",
    details: { scope, capability },
  });
  expect(recorded).toEqual([]);
  await createApiKey(testContext().ctx, input);
});

test("ops issues keys with the scopes of its role", async () => {
  const allowed = ["charges:write", "config:write", "iam:status", "people:read"];
  const input = createApiKey.input.parse({ ...newKey, scopes: allowed });
  expect(await createApiKey(testContext({ actor: admin("ops") }).ctx, input)).toBeDefined();
});

test("after a rotation the old secret opens until its grace is over", async () => {
  const { ctx, id, secret: old } = await given();
  const { secret, previousUntil } = await rotateApiKey(ctx, { id, graceHours: 2, reason });
  await followed(secret, true);
  expect(await verifyApiKey(old, new Date(previousUntil!.getTime() - 1))).toMatchObject({ id });
  expect(await verifyApiKey(old, previousUntil!)).toBeUndefined();
  expect(await verifyApiKey(secret, previousUntil!)).toMatchObject({ id });

  const third = await rotateApiKey(ctx, { id, graceHours: 1, reason });
  await followed(old, false);
  expect(await verifyApiKey(secret, new Date())).toMatchObject({ id });
  expect(await verifyApiKey(third.secret, new Date())).toMatchObject({ id });
});

test("a rotation without grace ends the old secret at once", async () => {
  const { ctx, id, secret: old } = await given();
  const { secret, previousUntil } = await rotateApiKey(ctx, { id, graceHours: 0, reason });
  expect(previousUntil).toBeNull();
  await followed(old, false);
  await followed(secret, true);
});

test("a revoked key opens nothing, nor does its secret in grace, and stays revoked", async () => {
  const { ctx, id, secret: old } = await given();
  const { secret } = await rotateApiKey(ctx, { id, graceHours: 24, reason });
  await followed(secret, true);
  await revokeApiKey(ctx, { id, reason });
  await followed(secret, false);
  expect(await verifyApiKey(old, new Date())).toBeUndefined();

  await expect(revokeApiKey(ctx, { id, reason })).rejects.toMatchObject({ code: "api_key.closed" });
  const rotate = rotateApiKey(ctx, { id, graceHours: 0, reason });
  await expect(rotate).rejects.toMatchObject({ code: "api_key.closed" });
  const absent = revokeApiKey(ctx, { id: randomUUID(), reason });
  await expect(absent).rejects.toMatchObject({ code: "api_key.not_found" });
});

test("a key that is written to by hand is followed too", async () => {
  const { id, secret } = await given();
  await db.update(apiKeys).set({ revokedAt: new Date() }).where(eq(apiKeys.id, id));
  await followed(secret, false);
});

test("use is added up under concurrency and does not renew the index", async () => {
  const [one, two] = [await given(), await given()];
  const at = later(0);
  const uses = [one, two].map(({ id }) => ({ id, requests: 3, lastUsedAt: at }));
  await Promise.all(
    Array.from({ length: 20 }, (_, nth) => touchApiKeys(db, nth % 2 ? uses : uses.toReversed())),
  );
  await touchApiKeys(db, [{ id: one.id, requests: 1, lastUsedAt: later(-1) }]);
  await touchApiKeys(db, []);
  const keys = await listApiKeys(one.ctx, {});
  expect(keys.find(({ id }) => id === one.id)).toMatchObject({ requests: 61, lastUsedAt: at });
  expect(keys.find(({ id }) => id === two.id)).toMatchObject({ requests: 60, lastUsedAt: at });
});

test("keys are listed with their state and without their hashes", async () => {
  const { ctx, id } = await given();
  await revokeApiKey(ctx, { id, reason });
  const revoked = listApiKeys.output.encode(await listApiKeys(ctx, { state: "revoked" }));
  expect(revoked.find((key) => key.id === id)).toMatchObject({ state: "revoked" });
  expect(revoked.every(({ state }) => state === "revoked")).toBe(true);
  expect(JSON.stringify(revoked)).not.toMatch(/hash/i);
});

test.each([
  { who: "a role without the capability", actor: admin("admin") },
  { who: "a manager, whatever is granted", actor: manager() },
  { who: "an API key with every scope", actor: apiKey("balance:check", "policy:write") },
  { who: "a sub-account", actor: subAccount() },
])("$who may neither see nor issue keys", async ({ actor }) => {
  const { ctx } = testContext({ actor, grants: { "uniauth/members": ["x"] } });
  const input = createApiKey.input.parse(newKey);
  for (const refused of [
    () => listApiKeys(ctx, {}),
    () => createApiKey(ctx, input),
    () => rotateApiKey(ctx, { id: randomUUID(), graceHours: 0, reason }),
    () => revokeApiKey(ctx, { id: randomUUID(), reason }),
  ]) {
    await expect(refused()).rejects.toMatchObject({ kind: "forbidden" });
  }
});

test.each(["confirmation", "approval"] as const)("a rotation asks for its %s", async (unmet) => {
  const { id } = await given();
  const { ctx, recorded } = testContext({ unmet: [unmet] });
  await expect(rotateApiKey(ctx, { id, graceHours: 0, reason })).rejects.toMatchObject({
    kind: "precondition",
  });
  expect(recorded).toEqual([]);
});
