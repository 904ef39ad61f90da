import { expect, test } from "vitest";
import { type Access, type Actor, authorize } from "./access";

const authority = { permits: async () => true, grantedPools: async () => [] };
const admin: Actor = { type: "admin", id: "a@x.edu", email: "a@x.edu", role: "super_admin" };
const decide = (actor: Actor, access: Access<unknown>) =>
  authorize(authority, actor, access, undefined);

test("an admin with a password that somebody else has set reaches nothing but their own account", async () => {
  const actor = { ...admin, mustChangePassword: true };
  await expect(decide(actor, { capability: "users.list.read" })).rejects.toMatchObject({
    kind: "precondition",
    code: "access.password_change_required",
  });
  expect(await decide(actor, { self: ["admin"] })).toEqual([]);
  expect(await decide(admin, { capability: "users.list.read" })).toBe("all");
});

test("a person reaches the pools of any of the grants that an operation names", async () => {
  const manager: Actor = { type: "manager", id: "m@x.edu", email: "m@x.edu" };
  const granting = {
    permits: async () => false,
    grantedPools: async (_upn: string, on: string) =>
      on === "uniauth/bill" ? ["a", "b"] : ["b", "c"],
  };
  const list = { grant: { on: ["uniauth/bill", "uniauth/members"] } } as const;
  expect(await authorize(granting, manager, list, {})).toEqual(["a", "b", "c"]);
  const one = {
    grant: { on: "uniauth/bill", pool: ({ pool }: { pool: string }) => pool },
  } as const;
  expect(await authorize(granting, manager, one, { pool: "a" })).toEqual(["a"]);
  await expect(authorize(granting, manager, one, { pool: "c" })).rejects.toMatchObject({
    code: "quota.pool_not_found",
  });
});
