import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/core/db";
import { hashToken, randomToken } from "@/core/secrets";
import { endOfSetupLink } from "../rules/setup-links";
import { setupLinks } from "../tables";

/** Makes a link and ends those made before; returns its token, which is not stored. */
export async function makeSetupLink(
  db: Db,
  { upn, createdBy }: { upn: string; createdBy: string },
  now: Date,
) {
  await endSetupLinks(db, upn, now);
  const token = randomToken();
  const expiresAt = endOfSetupLink(now);
  const tokenHash = hashToken(token);
  await db.insert(setupLinks).values({ tokenHash, upn, createdBy, createdAt: now, expiresAt });
  return { token, expiresAt };
}

/** Ends the links of an admin that wait to be redeemed. */
export async function endSetupLinks(db: Db, upn: string, now: Date): Promise<void> {
  await db
    .update(setupLinks)
    .set({ usedAt: now })
    .where(and(eq(setupLinks.upn, upn), isNull(setupLinks.usedAt)));
}
