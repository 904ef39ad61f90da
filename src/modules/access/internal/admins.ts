import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { personStandings } from "../../directory/queries/people";
import { admins } from "../tables";

export type Admin = typeof admins.$inferSelect;

/**
 * Locks an admin's row. A change that can take a super_admin away calls `lockSuperAdmins` first.
 * @throws access.admin_not_found
 */
export async function lockAdmin(db: Db, upn: string): Promise<Admin> {
  const admin = await findLocked(db, upn);
  if (!admin) throw adminNotFound(upn);
  return admin;
}

/** The same for somebody who need not be an admin. */
export async function findLocked(db: Db, upn: string): Promise<Admin | undefined> {
  const [admin] = await db.select().from(admins).where(eq(admins.upn, upn)).for("update");
  return admin;
}

export const adminNotFound = (upn: string) =>
  new DomainError("not_found", "access.admin_not_found", { upn });

/**
 * Locks the rows of all super_admins, in key order, and returns those who can sign in: two parallel
 * changes that would each leave one behind follow each other, and the second sees the first. A
 * person's freeze takes this lock too, so the answer holds until the end of the transaction.
 */
export async function lockSuperAdmins(db: Db): Promise<string[]> {
  const isSuper = eq(admins.role, "super_admin");
  await db
    .select({ upn: admins.upn })
    .from(admins)
    .where(isSuper)
    .orderBy(admins.upn)
    .for("update");
  // A statement of its own: it sees what was committed while the lock was awaited.
  const person = personStandings(db);
  const rows = await db
    .select({ upn: admins.upn })
    .from(admins)
    .innerJoin(person, eq(person.upn, admins.upn))
    .where(
      and(isSuper, isNull(admins.disabledAt), isNull(person.frozenAt), eq(person.status, "active")),
    );
  return rows.map(({ upn }) => upn);
}
