import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { personStates } from "@/modules/directory/queries/states";

/**
 * Refuses UPNs that the directory does not know, naming the first ten.
 * @throws directory.user_not_found for one, quota.people_unknown for one among several
 */
export async function requirePeople(db: Db, upns: readonly string[]): Promise<void> {
  const known = await personStates(db, upns);
  const unknown = upns.filter((upn) => !known.has(upn));
  const [first] = unknown;
  if (first === undefined) return;
  if (upns.length === 1)
    throw new DomainError("not_found", "directory.user_not_found", { upn: first });
  throw new DomainError("not_found", "quota.people_unknown", {
    count: unknown.length,
    upns: unknown.slice(0, 10).join(", "),
  });
}
