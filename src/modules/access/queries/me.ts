import { and, eq } from "drizzle-orm";
import type { Authority } from "@/core/access";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { capabilities, type PoolGrant, poolGrants, rolesHandedOutBy } from "@/core/permissions";
import { findPerson } from "../../directory/queries/people";
import { requireSubject, type Subject } from "../internal/subject";
import { Me } from "../schema/roles";
import { Nothing } from "../schema/sessions";
import { admins, sessions } from "../tables";

/** Who the caller is and what they may do now: the console draws itself by it, and protects nothing. */
export const me = query({
  id: "access.me",
  access: { self: ["admin", "manager"] },
  input: Nothing,
  output: Me,
  async run({ db, actor, authority }) {
    const subject = requireSubject(actor);
    const { type, id } = subject;
    const role = subject.type === "admin" ? subject.role : null;
    const [person, grants, session, mustChangePassword] = await Promise.all([
      findPerson(db, id),
      grantsOf(authority, id),
      sessionOf(db, subject),
      mustChange(db, subject),
    ]);
    const held = await Promise.all(
      capabilities.map(async (one) => role !== null && (await authority.permits(role, one))),
    );
    return {
      type,
      id,
      name: person?.displayName ?? id,
      email: "email" in subject ? subject.email : "",
      role,
      capabilities: capabilities.filter((_, at) => held[at]),
      grants,
      handsOut: role ? [...rolesHandedOutBy(role)] : [],
      mustChangePassword,
      session,
    };
  },
});

async function grantsOf(authority: Authority, upn: string): Promise<Record<PoolGrant, string[]>> {
  const kinds = Object.keys(poolGrants) as PoolGrant[];
  const pools = await Promise.all(kinds.map((on) => authority.grantedPools(upn, on)));
  const pairs = kinds.map((on, at) => [on, [...(pools[at] ?? [])]]);
  return Object.fromEntries(pairs) as Record<PoolGrant, string[]>;
}

async function sessionOf(db: Db, { type, id, session }: Subject) {
  if (!session) return null;
  const { handle, subjectType, subjectId, confirmedAt, expiresAt } = sessions;
  const [row] = await db
    .select({ session: handle, confirmedAt, expiresAt })
    .from(sessions)
    .where(and(eq(handle, session), eq(subjectType, type), eq(subjectId, id)));
  return row ?? null;
}

async function mustChange(db: Db, { type, id }: Subject): Promise<boolean> {
  if (type !== "admin") return false;
  const [row] = await db
    .select({ mustChange: admins.mustChangePassword })
    .from(admins)
    .where(eq(admins.upn, id));
  return row?.mustChange ?? false;
}
