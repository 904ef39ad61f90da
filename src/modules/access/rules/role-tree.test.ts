import { expect, test } from "vitest";
import { type Role, roles } from "@/core/permissions";
import { mayActOn, requireAnotherSuperAdmin, requireMayAssign, requireReach } from "./role-tree";

/** Whom each role reaches; everybody who may act at all reaches people without a role. */
const reach: Record<Role, readonly Role[]> = {
  super_admin: ["admin", "support", "finance", "ops", "reviewer", "viewer"],
  admin: ["support", "finance", "ops", "reviewer", "viewer"],
  support: [],
  finance: [],
  ops: [],
  reviewer: [],
  viewer: [],
};

test.each(roles)("%s acts only strictly down the tree", (role) => {
  expect(roles.filter((other) => mayActOn(role, other))).toEqual(
    roles.filter((other) => reach[role].includes(other)),
  );
  expect(mayActOn(role, undefined)).toBe(true);
});

const at = (role: Role, upn = `${role}@x`) => ({ upn, role });

test("nobody acts on their own account", () => {
  expect(() => requireReach(at("admin", "a@x"), at("viewer", "a@x"))).toThrow("access.own_account");
  expect(() => requireMayAssign(at("super_admin", "a@x"), at("admin", "a@x"), "viewer")).toThrow(
    "access.own_account",
  );
});

test.each([
  { by: "admin", from: "support", to: "finance", answer: undefined },
  { by: "admin", from: "viewer", to: "ops", answer: undefined },
  { by: "admin", from: "support", to: "viewer", answer: undefined },
  { by: "admin", from: "support", to: "admin", answer: "access.role_not_handed_out" },
  { by: "admin", from: "viewer", to: "super_admin", answer: "access.role_not_handed_out" },
  { by: "admin", from: "admin", to: "viewer", answer: "access.out_of_reach" },
  { by: "admin", from: "super_admin", to: "viewer", answer: "access.out_of_reach" },
  { by: "super_admin", from: "super_admin", to: "viewer", answer: undefined },
  { by: "super_admin", from: "viewer", to: "super_admin", answer: undefined },
  { by: "support", from: "viewer", to: "viewer", answer: "access.out_of_reach" },
] as const)("$by makes a $from a $to: $answer", ({ by, from, to, answer }) => {
  const assign = () => requireMayAssign(at(by, "by@x"), at(from, "target@x"), to);
  if (answer) expect(assign).toThrow(answer);
  else expect(assign).not.toThrow();
});

test("the last active super_admin stays, an inactive one may go", () => {
  expect(() => requireAnotherSuperAdmin(["a"], "a")).toThrow("access.last_super_admin");
  expect(() => requireAnotherSuperAdmin(["a", "b"], "a")).not.toThrow();
  expect(() => requireAnotherSuperAdmin(["a"], "b")).not.toThrow();
});
