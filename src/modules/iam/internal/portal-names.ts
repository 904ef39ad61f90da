import { inArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { subAccounts } from "../tables";

/**
 * A free name at AirGate's sign-in for a cloud user: its own in lower case, else with the cloud
 * account's, else with a number behind. Two that take the same at once meet the unique index.
 */
export async function freePortalName(
  db: Db,
  { userName, account }: { userName: string; account: string },
): Promise<string> {
  const candidates = portalNames(userName, account);
  const taken = await db
    .select({ username: subAccounts.username })
    .from(subAccounts)
    .where(inArray(subAccounts.username, candidates));
  const names = new Set(taken.map(({ username }) => username));
  const free = candidates.find((name) => !names.has(name));
  if (!free) throw new Error(`no portal name is left for ${userName}`);
  return free;
}

const numbers = Array.from({ length: 50 }, (_, at) => at + 2);

function portalNames(userName: string, account: string): string[] {
  const own = userName.toLowerCase();
  const place = account.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  const full = `${own}@${place}`;
  return [own, full, ...numbers.map((number) => `${full}-${number}`)];
}
