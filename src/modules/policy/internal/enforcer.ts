import { type Enforcer, newEnforcer, newModelFromString } from "casbin";
import { eq } from "drizzle-orm";
import { clientOf, type Db } from "@/core/db";
import { readRules } from "../queries/rules";
import type { Rule } from "../rules/decide";
import type { Grouping } from "../rules/paths";
import { models } from "../tables";

/** What an enforcer is made of; rules that have expired at `at` are left out. */
export type Policy = {
  model: string;
  rules: Iterable<Rule>;
  groupings: Iterable<Grouping>;
  /** Epoch milliseconds. */
  at: number;
};

/** A Casbin enforcer over the given rows; rows go in as values, so no name is ever parsed. */
export async function enforcerOf({ model, rules, groupings, at }: Policy): Promise<Enforcer> {
  const enforcer = await newEnforcer(newModelFromString(model));
  const counting = [...rules].filter(({ expiresAt }) => expiresAt === null || expiresAt > at);
  const policy = enforcer.getModel();
  policy.addPolicies(
    "p",
    "p",
    counting.map(({ sub, dom, obj, act, eft }) => [sub, dom, obj, act, eft]),
  );
  policy.addPolicies(
    "g",
    "g",
    [...groupings].map(({ member, role }) => [member, role]),
  );
  await enforcer.buildRoleLinks();
  return enforcer;
}

/** The whole stored policy as Casbin decides it: every rule and every grouping. */
export async function loadEnforcer(db: Db, now: Date): Promise<Enforcer> {
  const [model, rules, groupings] = await Promise.all([
    storedModel(db),
    readRules(clientOf(db)),
    clientOf(db)<Grouping[]>`select member, role from policy_groupings`,
  ]);
  return enforcerOf({ model, rules, groupings, at: now.getTime() });
}

/** The model in force; migrations put it there. */
export async function storedModel(db: Db): Promise<string> {
  const [row] = await db.select().from(models).where(eq(models.name, "pools"));
  if (!row) throw new Error("the policy model `pools` is not in the database");
  return row.text;
}
