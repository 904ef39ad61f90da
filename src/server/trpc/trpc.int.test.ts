import type { AnyRouter } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { asc, eq } from "drizzle-orm";
import superjson from "superjson";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Actor } from "@/core/access";
import { query } from "@/core/operation";
import { auditLog } from "@/modules/audit/tables";
import { admin, subAccount, visitor } from "@/test/context";
import { db } from "@/test/database";
import type { Caller } from "../context";
import { type ErrorData, exposeQuery, router } from "./init";
import { appRouter, createCaller } from "./root";

const callerAs = (actor: Actor, more: Partial<Caller> = {}): Caller => ({
  actor,
  requestId: "req-1",
  ip: "203.0.113.5",
  userAgent: "test",
  ...more,
});
const trpcAs = (actor: Actor, more: Partial<Caller> = {}, sameOrigin = true) =>
  createCaller({ caller: callerAs(actor, more), sameOrigin });

/** A call as the browser makes it, for what the error looks like on the wire. */
async function wire(
  actor: Actor,
  path: string,
  input: unknown,
  { sameOrigin = true, router: served = appRouter as AnyRouter } = {},
) {
  const body = JSON.stringify(superjson.serialize(input));
  const get = `?input=${encodeURIComponent(body)}`;
  const isCommand = path === "apiKeys.create";
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request(`http://localhost/api/trpc/${path}${isCommand ? "" : get}`, {
      method: isCommand ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      ...(isCommand ? { body } : {}),
    }),
    router: served,
    createContext: () => ({ caller: callerAs(actor), sameOrigin }),
  });
  const answer = await response.json();
  const error =
    answer.error && superjson.deserialize<{ message: string; data: ErrorData }>(answer.error);
  return { status: response.status, error, text: JSON.stringify(answer) };
}

const confirmed = { session: { handle: "h", confirmedAt: new Date() } };
const newKey = { name: "chat backend", scopes: ["balance:check" as const], rateLimit: 100 };

beforeAll(async () => {
  await trpcAs(admin("ops"), confirmed).apiKeys.create(newKey);
});

test("a query answers in its outside form", async () => {
  const keys = await trpcAs(admin("super_admin")).apiKeys.list({});
  expect(keys[0]).toMatchObject({ name: "chat backend", scopes: ["balance:check"] });
  expect(keys[0]?.createdAt).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test("a refused caller gets the code, and the refusal stands in the audit log", async () => {
  const actor = admin("finance");
  const { status, error } = await wire(actor, "apiKeys.list", {});
  expect(status).toBe(403);
  expect(error?.data).toMatchObject({
    code: "access.denied",
    kind: "forbidden",
    details: { capability: "security.secrets.read" },
    requestId: "req-1",
    issues: [],
  });
  const rows = await db.select().from(auditLog).where(eq(auditLog.actorId, actor.id));
  expect(rows).toMatchObject([
    {
      action: "access.refused",
      operation: "access.listApiKeys",
      ip: "203.0.113.5",
      requestId: "req-1",
      new: { code: "access.denied", capability: "security.secrets.read" },
    },
  ]);
});

test.each([
  { who: "a sub-account", actor: subAccount(), status: 403, code: "access.denied" },
  { who: "nobody", actor: visitor("203.0.113.6"), status: 401, code: "access.sign_in_required" },
])("$who reads no keys", async ({ actor, status, code }) => {
  const answer = await wire(actor, "apiKeys.list", {});
  expect(answer).toMatchObject({ status, error: { message: code } });
});

test("a bad field is named by path and code", async () => {
  const input = { ...newKey, name: " ", scopes: ["nonsense"], rateLimit: 0 };
  const { status, error } = await wire(admin("ops"), "apiKeys.create", input);
  expect(status).toBe(400);
  expect(error?.data).toMatchObject({
    code: "request.invalid",
    kind: "invalid",
    issues: [
      { path: "name", code: "api_key.name_required" },
      { path: "scopes.0", code: "field.invalid_value" },
      { path: "rateLimit", code: "api_key.rate_invalid" },
    ],
  });
});

test("a command from a foreign page is refused", async () => {
  const { status, error } = await wire(admin("ops"), "apiKeys.create", newKey, {
    sameOrigin: false,
  });
  expect({ status, code: error?.data.code }).toEqual({
    status: 403,
    code: "request.foreign_origin",
  });
});

test("a command that needs a confirmation says so", async () => {
  const { status, error } = await wire(admin("ops"), "apiKeys.create", newKey);
  expect({ status, code: error?.data.code }).toEqual({
    status: 428,
    code: "access.confirmation_required",
  });
});

test("a confirmation counts for five minutes", async () => {
  const at = (ms: number) => ({ session: { handle: "h", confirmedAt: new Date(Date.now() - ms) } });
  await trpcAs(admin("ops"), at(4.9 * 60_000)).apiKeys.create(newKey);
  await expect(trpcAs(admin("ops"), at(5.1 * 60_000)).apiKeys.create(newKey)).rejects.toMatchObject(
    { message: "access.confirmation_required" },
  );
});

test("an unknown error leaves the server as a constant, and an unknown path as not found", async () => {
  const failing = query({
    id: "test.fail",
    access: { capability: "users.list.read" },
    input: z.object({}),
    output: z.object({}),
    run: () => Promise.reject(new Error("select password from admins")),
  });
  const { status, error, text } = await wire(
    admin(),
    "fail",
    {},
    { router: router({ fail: exposeQuery(failing) }) },
  );
  expect(status).toBe(500);
  expect(error).toMatchObject({
    message: "internal",
    data: { code: "internal", kind: "internal", details: {}, requestId: "req-1" },
  });
  expect(text).not.toContain("password");
  const unknown = await wire(admin(), "audit.nothing", {});
  expect(unknown).toMatchObject({ status: 404, error: { message: "request.unknown_path" } });
});

test("the audit log is read, found and verified through the router", async () => {
  const audit = trpcAs(admin("reviewer")).audit;
  const { rows, next } = await audit.list({ action: "api_key", limit: 1 });
  expect(rows).toHaveLength(1);
  const older = await audit.list({ action: "api_key", limit: 1, cursor: next! });
  expect(older.rows[0]!.seq).toBeLessThan(rows[0]!.seq);
  expect(await audit.get({ seq: rows[0]!.seq })).toEqual(rows[0]);
  expect(JSON.stringify(rows)).not.toMatch(/ag_\w{12}_/);
  const [last] = await db.select().from(auditLog).orderBy(asc(auditLog.seq)).limit(1);
  expect(last!.seq).toBe(1);
  expect(await audit.verify({})).toMatchObject({ broken: null });
});
