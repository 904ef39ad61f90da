import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { arkKeys } from "../tables";
import { aboutKey } from "./ark-editing";
import { type ArkKeyRow, unsealArkKey } from "./ark-keys";

/**
 * Unseals a key for one answer, notes when, and says it to the audit log.
 * @throws iam.ark_key_unreadable
 */
export async function reveal(db: Db, row: ArkKeyRow, now: Date) {
  if (row.sealedKey === null || row.status === "deleting") {
    throw new DomainError("conflict", "iam.ark_key_unreadable");
  }
  await db.update(arkKeys).set({ lastRevealedAt: now }).where(eq(arkKeys.id, row.id));
  return {
    result: { arkKeyId: row.id, apiKey: unsealArkKey(row.id, row.sealedKey) },
    audit: { action: "sub_account.ark_key.reveal", ...aboutKey(row) },
  };
}
