import { randomUUID } from "node:crypto";
import type { Actor } from "@/core/access";
import { hashPassword } from "@/core/password-hash";
import type { Role } from "@/core/permissions";
import { admins, personPasswords, sessions } from "@/modules/access/tables";
import { subAccounts } from "@/modules/iam/tables";
import { db } from "./database";
import { fresh, givenPerson } from "./given";

/** Every account of the tests signs in with it. */
export const password = "tulips after rain 7";
const hashed = await hashPassword(password);

type AdminActor = Extract<Actor, { type: "admin" }>;

/** A stored admin with a password, as the actor of their session if one is asked for. */
export async function givenAdmin(
  role: Role = "viewer",
  values: Partial<typeof admins.$inferInsert> = {},
): Promise<AdminActor> {
  const upn = await givenPerson(db, { displayName: `测试 ${role}` });
  const email = values.email ?? upn;
  await db.insert(admins).values({ email, role, passwordHash: hashed, ...values, upn });
  return { type: "admin", id: upn, email, role };
}

/** A person with a password and no console role. */
export async function givenPersonWithPassword(): Promise<Extract<Actor, { type: "manager" }>> {
  const upn = await givenPerson(db);
  await db.insert(personPasswords).values({ upn, passwordHash: hashed });
  return { type: "manager", id: upn, email: upn };
}

/** A sub-account that may sign in to the portal. */
export async function givenSubAccount(values: Partial<typeof subAccounts.$inferInsert> = {}) {
  const id = randomUUID();
  const username = fresh("sub");
  const displayName = "子账号";
  await db
    .insert(subAccounts)
    .values({ username, displayName, passwordHash: hashed, ...values, id });
  return { type: "sub_account" as const, id, username };
}

/** The sessions of somebody, the first opened first. */
export async function sessionsOf(id: string) {
  const all = await db.select().from(sessions).orderBy(sessions.createdAt);
  return all.filter(({ subjectId }) => subjectId === id);
}
