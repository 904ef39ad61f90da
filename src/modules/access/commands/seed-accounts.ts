import type { Db } from "@/core/db";
import { hashPassword } from "@/core/password-hash";
import type { Role } from "@/core/permissions";
import { admins, personPasswords } from "../tables";

/** An admin account for a person of the directory, with a password that need not be changed. */
export async function seedAdmin(
  db: Db,
  { upn, email, role, password }: { upn: string; email: string; role: Role; password: string },
  now: Date,
): Promise<void> {
  await db.insert(admins).values({
    upn,
    email,
    role,
    passwordHash: await hashPassword(password),
    passwordChangedAt: now,
    createdAt: now,
  });
}

/** A password for a person, where no identity provider signs people in. */
export async function seedPersonPassword(db: Db, upn: string, password: string): Promise<void> {
  await db.insert(personPasswords).values({ upn, passwordHash: await hashPassword(password) });
}
