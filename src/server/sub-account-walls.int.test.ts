import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { ZodError } from "zod";
import type { Actor } from "@/core/access";
import { DomainError } from "@/core/errors";
import { randomToken } from "@/core/secrets";
import { arkKeys, subAccounts } from "@/modules/iam/tables";
import { subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { port } from "@/test/rest";
import { operations } from "./operations";
import { routes } from "./rest/routes";
import { appRouter, createCaller } from "./trpc/root";

/** All that a sub-account may call; an entry is a decision. */
const ownOperations: readonly string[] = [
  "access.confirmIdentity",
  "access.endOwnSession",
  "access.listOwnSessions",
  "access.signOut",
  "access.signOutEverywhere",
  "billing.readMyBurnDown",
  "billing.readMySpending",
  "iam.changeOwnPassword",
  "iam.myArkKeys",
  "iam.mySubAccount",
  "iam.revealMyArkKey",
  "quota.myAllocations",
  "quota.myPrepaid",
];
/** The procedures that answer it without any input; all others refuse it, or the input. */
const answering: readonly string[] = [
  "access.ownSessions",
  "access.signOutEverywhere",
  "billing.myBurnDown",
  "billing.mySpending",
  "iam.myArkKeys",
  "iam.mySubAccount",
  "quota.myAllocations",
  "quota.myPrepaid",
];

async function givenSubAccount(): Promise<Extract<Actor, { type: "sub_account" }>> {
  const id = randomUUID();
  await db.insert(subAccounts).values({ id, username: fresh("sub"), displayName: "子账号" });
  return subAccount(id);
}
const trpcAs = (actor: Actor) =>
  createCaller({
    caller: {
      actor,
      requestId: fresh("r"),
      ip: "203.0.113.9",
      userAgent: "test",
      session: { handle: "h", confirmedAt: new Date() },
    },
    sameOrigin: true,
  });

/** How a refusal is told: of the operation itself, or wrapped by tRPC. */
function codeOf(error: unknown): string {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof ZodError) return "request.invalid";
  return cause instanceof DomainError ? cause.code : String(error);
}

test("every operation but its own refuses a sub-account before it looks at anything", async () => {
  const { ctx, recorded } = testContext({ actor: await givenSubAccount() });
  const refused: string[] = [];
  for (const { id, access } of operations) {
    const own = (access as { self?: readonly string[] }).self?.includes("sub_account");
    if (!own) refused.push(id);
  }
  for (const operation of operations.filter(({ id }) => refused.includes(id))) {
    const code = await operation(ctx, {} as never).then(() => "answered", codeOf);
    expect({ id: operation.id, code }).toEqual({ id: operation.id, code: "access.denied" });
  }
  const left = operations.map(({ id }) => id).filter((id) => !refused.includes(id));
  expect(left.sort()).toEqual([...ownOperations]);
  expect(refused.length).toBeGreaterThan(100);
  expect(recorded).toEqual([]);
});

test("no procedure but its own answers a sub-account", async () => {
  const trpc = trpcAs(await givenSubAccount());
  const { procedures } = appRouter._def;
  const answered: string[] = [];
  const odd: [string, string][] = [];
  for (const path of Object.keys(procedures)) {
    const procedure = path
      .split(".")
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], trpc);
    const code = await (procedure as (input: unknown) => Promise<unknown>)({}).then(
      () => "answered",
      codeOf,
    );
    if (code === "answered") answered.push(path);
    else if (!["access.denied", "request.invalid"].includes(code)) odd.push([path, code]);
  }
  expect(odd).toEqual([]);
  expect(answered.sort()).toEqual([...answering]);
});

test.each(["/cust", "/next"])(
  "no REST route of %s answers a sub-account's session",
  async (host) => {
    const token = randomToken();
    for (const { method, path } of routes) {
      const url = `http://127.0.0.1:${port}${host}/api/v1${path.replace(/\{\w+\}/g, "x")}`;
      const response = await fetch(url, {
        method,
        headers: {
          "content-type": "application/json",
          cookie: `authjs.session-token=${token}; __Secure-authjs.session-token=${token}`,
          authorization: `Bearer ${token}`,
        },
        ...(method === "GET" ? {} : { body: "{}" }),
      });
      expect({ method, path, status: response.status }).toEqual({ method, path, status: 401 });
      await response.text();
    }
  },
);

test("of two sub-accounts neither sees the other's keys, over the portal's own procedures", async () => {
  const [one, two] = [await givenSubAccount(), await givenSubAccount()];
  const place = { project: "default", name: "k", origin: "entered", status: "active" } as const;
  const [foreign] = await db
    .insert(arkKeys)
    .values({ ...place, subAccountId: two.id, createdAt: new Date() })
    .returning();
  const { iam } = trpcAs(one);
  expect(await iam.myArkKeys({})).toEqual({ keys: [] });
  const codes = [];
  for (const arkKeyId of [foreign!.id, randomUUID()]) {
    codes.push(await iam.revealMyArkKey({ arkKeyId }).then(() => "answered", codeOf));
  }
  expect(codes).toEqual(["iam.ark_key_not_found", "iam.ark_key_not_found"]);
});
