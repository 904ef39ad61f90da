import { and, asc, eq, gt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/core/db";
import { env } from "@/core/env";
import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { approachIndex, offeredIn } from "@/modules/config/queries/approaches";
import { findPerson } from "@/modules/directory/queries/people";
import { mayUseModel } from "../rules/decide";
import { PersonPoolPage, PersonPools } from "../schema/models";
import { groupings } from "../tables";
import { policyIndex } from "./rules";

/**
 * The pools a person is in, in name order, and which offered approaches each opens to them.
 * @throws directory.user_not_found
 */
export const personPools = query({
  id: "policy.personPools",
  access: { capability: "users.detail.read", scope: "people:read" },
  input: PersonPools,
  output: PersonPoolPage,
  async run({ db, now }, { upn, dom = env().AIRGATE_DOMAIN, cursor, limit }) {
    const [person, memberships, approaches, index] = await Promise.all([
      findPerson(db, upn),
      membershipsAfter(db, upn, cursor, limit + 1),
      approachIndex().get(),
      policyIndex().get(),
    ]);
    if (!person) throw new DomainError("not_found", "directory.user_not_found", { upn });
    const offered = [...approaches].filter(([, state]) => offeredIn(state, dom)).map(([id]) => id);
    const rows = memberships.slice(0, limit).map(({ origin, ...membership }) => {
      const { pool, template } = membership;
      const subjects = template === null ? [upn, pool] : [upn, pool, template];
      const asker = { subjects, dom, at: now.getTime() };
      const open = offered.filter((approach) => mayUseModel(index, asker, approach) === "allowed");
      return { ...membership, origin: memberOrigin(origin), models: open.sort() };
    });
    return {
      upn,
      dom,
      rows,
      next: memberships.length > limit ? (rows.at(-1)?.pool ?? null) : null,
    };
  },
});

function membershipsAfter(db: Db, upn: string, after: string | undefined, limit: number) {
  const template = alias(groupings, "template");
  return db
    .select({
      pool: groupings.role,
      origin: groupings.origin,
      since: groupings.createdAt,
      template: template.role,
    })
    .from(groupings)
    .leftJoin(template, and(eq(template.member, groupings.role), eq(template.origin, "template")))
    .where(and(eq(groupings.member, upn), after ? gt(groupings.role, after) : undefined))
    .orderBy(asc(groupings.role))
    .limit(limit);
}

/** A person has no template of their own: the table's check refuses it. */
function memberOrigin(origin: "rule" | "manual" | "personal" | "template") {
  if (origin === "template") throw new Error("a person stands in a template");
  return origin;
}
