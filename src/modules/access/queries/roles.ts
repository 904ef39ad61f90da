import { asc, count, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { type Capability, capabilities, roles, rolesHandedOutBy } from "@/core/permissions";
import { personStandings } from "../../directory/queries/people";
import { Matrix, RoleList } from "../schema/roles";
import { Nothing } from "../schema/sessions";
import { admins } from "../tables";
import { currentRoles } from "./role-decisions";

/** How many holders a role's card names. */
const named = 12;

/** The seven roles: who holds each, how many, and what they may hand out. */
export const listRoles = query({
  id: "access.listRoles",
  access: { capability: "users.list.read" },
  input: Nothing,
  output: RoleList,
  async run({ db }) {
    const decisions = await currentRoles();
    const [counts, holders] = await Promise.all([countHolders(db), namedHolders(db)]);
    return roles.map((role) => ({
      role,
      handsOut: [...rolesHandedOutBy(role)],
      capabilities: capabilities.filter((one) => decisions.holds(role, one)).length,
      holders: counts.get(role)?.holders ?? 0,
      disabled: counts.get(role)?.disabled ?? 0,
      some: holders
        .filter((holder) => holder.role === role)
        .map(({ upn, name, email, disabledAt }) => ({
          upn,
          name,
          email,
          disabled: disabledAt !== null,
        })),
    }));
  },
});

async function countHolders(db: Db) {
  const rows = await db
    .select({
      role: admins.role,
      holders: count(),
      disabled: sql<number>`count(*) filter (where ${isNotNull(admins.disabledAt)})::int`,
    })
    .from(admins)
    .groupBy(admins.role);
  return new Map(rows.map((row) => [row.role, row]));
}

async function namedHolders(db: Db) {
  const place = sql<number>`row_number() over (partition by ${admins.role} order by ${admins.email})`;
  const ranked = db
    .select({
      upn: admins.upn,
      email: admins.email,
      role: admins.role,
      disabledAt: admins.disabledAt,
      place: place.as("place"),
    })
    .from(admins)
    .as("ranked");
  const person = personStandings(db);
  return db
    .select({
      upn: ranked.upn,
      email: ranked.email,
      role: ranked.role,
      disabledAt: ranked.disabledAt,
      name: person.displayName,
    })
    .from(ranked)
    .innerJoin(person, eq(person.upn, ranked.upn))
    .where(sql`${ranked.place} <= ${named}`)
    .orderBy(asc(ranked.email));
}

/** The whole permission matrix as it is decided now, by module (product.md §1). */
export const getMatrix = query({
  id: "access.getMatrix",
  access: { capability: "users.list.read" },
  input: Nothing,
  output: Matrix,
  async run() {
    const decisions = await currentRoles();
    const rows = capabilities.map((capability) => ({
      ...partsOf(capability),
      allowed: roles.map((role) => decisions.holds(role, capability)),
    }));
    const modules = [...new Set(rows.map(({ module }) => module))];
    return {
      roles: [...roles],
      modules: modules.map((module) => ({
        module,
        rows: rows.filter((row) => row.module === module),
      })),
    };
  },
});

function partsOf(capability: Capability) {
  const [module = "", resource = "", action = ""] = capability.split(".");
  return { capability, module, resource, action };
}
