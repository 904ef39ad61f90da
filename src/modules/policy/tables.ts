import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { instant } from "@/core/columns";

/** Casbin models by name; `pools` is the only one. */
export const models = pgTable("policy_models", {
  name: text().primaryKey(),
  text: text().notNull(),
});

/** Casbin `p` rows. A subject is a person, a pool, or a template role (`template:<name>`). */
export const rules = pgTable(
  "policy_rules",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    sub: text().notNull(),
    dom: text().notNull(),
    obj: text().notNull(),
    act: text().notNull(),
    eft: text({ enum: ["allow", "deny"] }).notNull(),
    /** A rule of the dark room lifts itself; the decision reads the time. */
    expiresAt: instant(),
    note: text(),
    createdAt: instant().notNull().defaultNow(),
  },
  ({ sub, dom, obj, act, eft }) => [
    unique("policy_rules_rule").on(sub, dom, obj, act, eft),
    index("policy_rules_object").on(obj, act),
    check(
      "policy_rules_wildcards",
      sql`position('*' in ${sub}) = 0 and position('*' in ${act}) = 0
        and (${dom} = '*' or position('*' in ${dom}) = 0)
        and (${obj} = 'model/*' or position('*' in ${obj}) = 0)`,
    ),
    check(
      "policy_rules_names",
      sql`${sub} || ${dom} || ${obj} || ${act} !~ '[[:cntrl:][:space:],$"]'`,
    ),
  ],
);

/**
 * Casbin `g` rows: `g, upn, pool` is membership, `g, personal:<upn>, template:<name>` a template.
 * Domain-independent, as product.md §3 has it.
 */
export const groupings = pgTable(
  "policy_groupings",
  {
    member: text().notNull(),
    role: text().notNull(),
    origin: text({ enum: ["rule", "manual", "personal", "template"] }).notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  ({ member, role, origin }) => [
    primaryKey({ columns: [role, member] }),
    index("policy_groupings_member").on(member, role),
    check(
      "policy_groupings_kinds",
      sql`case ${origin}
        when 'template' then ${role} like 'template:_%' and ${member} like 'personal:_%'
        when 'personal' then ${role} = 'personal:' || ${member}
        else ${role} not like 'personal:%' and ${role} not like 'template:%'
          and position('@' in ${role}) = 0 and position('@' in ${member}) > 1 end`,
    ),
    check("policy_groupings_names", sql`${role} || ${member} !~ '[[:cntrl:][:space:],$"*]'`),
  ],
);

/** People taken out of a pool by hand; re-evaluating the pool's rule does not bring them back. */
export const exclusions = pgTable(
  "policy_exclusions",
  {
    pool: text().notNull(),
    upn: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  ({ pool, upn }) => [primaryKey({ columns: [pool, upn] })],
);
