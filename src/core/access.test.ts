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
