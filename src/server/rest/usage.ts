import { db } from "@/core/db";
import { logger } from "@/core/logger";
import { once } from "@/core/once";
import { touchApiKeys } from "@/modules/access/commands/api-keys";

type Use = { requests: number; lastUsedAt: Date };

const pending = () => once("rest.usage", () => new Map<string, Use>());

/** Counts a use of a key; stored together with the others of the same two seconds. */
export function noteUse(keyId: string, at: Date): void {
  const uses = pending();
  if (uses.size === 0) setTimeout(() => void flushUse(), 2_000).unref();
  const use = uses.get(keyId);
  uses.set(keyId, { requests: (use?.requests ?? 0) + 1, lastUsedAt: at });
}

/** Stores what is counted so far; also at shutdown. */
export async function flushUse(): Promise<void> {
  const uses = [...pending()].map(([id, use]) => ({ id, ...use }));
  pending().clear();
  if (uses.length === 0) return;
  await touchApiKeys(db(), uses).catch((error: unknown) =>
    logger().warn({ error: String(error) }, "the use of API keys was not stored"),
  );
}
