import { readFileSync } from "node:fs";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { type Capability, capabilities, roles } from "@/core/permissions";
import { db } from "@/test/database";
import { seedRoles } from "../commands/seed-roles";
import { roleRules } from "../tables";
import { decideRoles, roleHolds } from "./role-decisions";

beforeAll(() => seedRoles(db));
afterAll(() => stopListening());

/** The authority: both CSV files, one line per capability and one column per role. */
const sheet = ["capabilities.csv", "capabilities-extended.csv"].flatMap((file) => {
  const [head = "", ...lines] = readFileSync(`src/test/data/${file}`, "utf8").trim().split(/\r?\n/);
  const columns = head.replace(/^\uFEFF/, "").split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""]));
  });
});

test("the sheets hold 66 capabilities, each in the catalogue", () => {
  const listed = sheet.map(({ capability }) => capability);
  expect(listed).toHaveLength(66);
  expect([...capabilities].sort()).toEqual([...listed].sort());
});

test("every cell of the matrix is decided as the sheets say", async () => {
  const decided: Record<string, string> = {};
  const wanted: Record<string, string> = {};
  for (const row of sheet) {
    for (const role of roles) {
      const cell = `${row.capability} × ${role}`;
      wanted[cell] = row[role] ?? "missing";
      const holds = await roleHolds(role, row.capability as Capability);
      decided[cell] = holds ? "allow" : "deny";
    }
  }
  expect(Object.keys(decided)).toHaveLength(66 * 7);
  expect(decided).toEqual(wanted);
});

test("a changed rule is decided anew within moments", async () => {
  const cell = and(eq(roleRules.role, "viewer"), eq(roleRules.capability, "users.export.read"));
  await db.update(roleRules).set({ eft: "allow" }).where(cell);
  await expect.poll(() => roleHolds("viewer", "users.export.read")).toBe(true);
  await db.update(roleRules).set({ eft: "deny" }).where(cell);
  await expect.poll(() => roleHolds("viewer", "users.export.read")).toBe(false);
});

test("super_admin has no bypass: without its rule it holds nothing", async () => {
  const cell = and(
    eq(roleRules.role, "super_admin"),
    eq(roleRules.capability, "admins.accounts.write"),
  );
  await db.delete(roleRules).where(cell);
  await expect.poll(() => roleHolds("super_admin", "admins.accounts.write")).toBe(false);
  await seedRoles(db);
  await expect.poll(() => roleHolds("super_admin", "admins.accounts.write")).toBe(true);
});

test("seeding again keeps what was changed and drops what no longer exists", async () => {
  const cell = and(eq(roleRules.role, "ops"), eq(roleRules.capability, "users.role.write"));
  await db.update(roleRules).set({ eft: "allow" }).where(cell);
  await db.insert(roleRules).values({ role: "ops", capability: "gone.by.now", eft: "allow" });
  await seedRoles(db);
  const rows = await db.select().from(roleRules).where(eq(roleRules.role, "ops"));
  expect(rows).toHaveLength(66);
  expect(rows.find(({ capability }) => capability === "users.role.write")?.eft).toBe("allow");
  await db.update(roleRules).set({ eft: "deny" }).where(cell);
});

test("a deny wins over an allow, and without a rule nothing is allowed", async () => {
  const rules = [
    { role: "ops" as const, capability: "users.list.read", eft: "allow" as const },
    { role: "ops" as const, capability: "users.list.read", eft: "deny" as const },
    { role: "viewer" as const, capability: "users.list.read", eft: "allow" as const },
  ];
  const decisions = await decideRoles(rules);
  expect(decisions.holds("ops", "users.list.read")).toBe(false);
  expect(decisions.holds("viewer", "users.list.read")).toBe(true);
  expect(decisions.holds("admin", "users.list.read")).toBe(false);
});
