import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { capabilityOf, scopeOf } from "@/core/access";
import type { AnyOperation, Context } from "@/core/operation";
import { roles, seededAllow } from "@/core/permissions";
import { iamOperations } from "@/server/operations/iam";
import { admin, apiKey, job, manager, subAccount, testContext, visitor } from "@/test/context";

/** Every operation that an admin's capability opens; what they are asked does not matter here. */
const guarded = iamOperations.filter(({ access }) => capabilityOf(access) !== undefined);
const ask = (operation: AnyOperation, ctx: Context) =>
  operation(ctx, { subAccountId: randomUUID() } as never);

const outsiders = [
  ["a manager", manager()],
  ["an API key of another scope", apiKey("iam:quota", "pools:write", "people:read")],
  ["a sub-account", subAccount()],
  ["a job of another name", job("quota.refresh")],
] as const;

test.each(guarded.map((operation) => [operation.id, operation] as const))(
  "%s keeps out who has no business there",
  async (_id, operation) => {
    for (const [who, actor] of outsiders) {
      const { ctx, recorded } = testContext({ actor });
      const refused = { kind: "forbidden" };
      await expect(ask(operation, ctx), who).rejects.toMatchObject(refused);
      expect(recorded).toEqual([]);
    }
    const { ctx } = testContext({ actor: visitor() });
    await expect(ask(operation, ctx)).rejects.toMatchObject({ kind: "unauthenticated" });
  },
);

test.each(guarded.map((operation) => [operation.id, operation] as const))(
  "%s keeps out the roles without its capability",
  async (_id, operation) => {
    const capability = capabilityOf(operation.access)!;
    for (const role of roles.filter((one) => !seededAllow(one, capability))) {
      const { ctx } = testContext({ actor: admin(role) });
      await expect(ask(operation, ctx), role).rejects.toMatchObject({
        code: "access.denied",
        details: { capability },
      });
    }
  },
);

test("systems see sub-accounts, and disable and enable them", () => {
  const scoped = guarded.filter(({ access }) => scopeOf(access) !== undefined);
  expect(Object.fromEntries(scoped.map(({ id, access }) => [id, scopeOf(access)]))).toEqual({
    "iam.disableSubAccount": "iam:status",
    "iam.disableSubAccounts": "iam:status",
    "iam.enableSubAccount": "iam:status",
    "iam.enableSubAccounts": "iam:status",
    "iam.getSubAccount": "iam:read",
    "iam.listSubAccounts": "iam:read",
  });
});
