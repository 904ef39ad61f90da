import { notInArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { capabilities, roles, seededAllow } from "@/core/permissions";
import { roleRules } from "../tables";

/**
 * Stores the seeded matrix: rules that are missing are added, those of capabilities that no longer
 * exist go, all others stay as they are. Run after each migration; twice changes nothing.
 */
export async function seedRoles(db: Db): Promise<void> {
  const rules = roles.flatMap((role) =>
    capabilities.map((capability) => {
      const eft = seededAllow(role, capability) ? ("allow" as const) : ("deny" as const);
      return { role, capability, eft };
    }),
  );
  await db.transaction(async (tx) => {
    await tx.delete(roleRules).where(notInArray(roleRules.capability, [...capabilities]));
    await tx.insert(roleRules).values(rules).onConflictDoNothing();
  });
}
