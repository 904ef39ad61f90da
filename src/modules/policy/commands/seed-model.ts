import type { Db } from "@/core/db";
import { poolModel } from "../rules/model";
import { models } from "../tables";

/**
 * Stores the Casbin model of this release; the compiled index decides by the same one. Run after
 * each migration; twice changes nothing.
 */
export async function seedPolicyModel(db: Db): Promise<void> {
  await db
    .insert(models)
    .values({ name: "pools", text: poolModel })
    .onConflictDoUpdate({ target: models.name, set: { text: poolModel } });
}
