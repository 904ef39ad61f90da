import type { Db } from "@/core/db";
import { seedRoles } from "@/modules/access/commands/seed-roles";
import { seedPolicyModel } from "@/modules/policy/commands/seed-model";

/** Brings what the code decides into the database: the roles' matrix and the Casbin model. */
export async function seed(db: Db): Promise<void> {
  await seedRoles(db);
  await seedPolicyModel(db);
}
