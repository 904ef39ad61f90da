import { clientOf, type Db } from "@/core/db";
import { env } from "@/core/env";
import { query } from "@/core/operation";
import { type Answer, answer } from "../rules/explain";
import { type Grouping, pathsFrom, selectPool } from "../rules/paths";
import { Enforce, Enforced } from "../schema/enforce";
import { policyIndex } from "./rules";

/**
 * Whether a subject may act on an object (product.md §3). Without a pool all pools of a person
 * count; with one only that pool and its template, as check-balance has it. Decided by the compiled
 * index of this instance.
 */
export const enforce = query({
  id: "policy.enforce",
  access: { capability: "policy.rules.read", scope: "policy:read" },
  input: Enforce,
  output: Enforced,
  async run({ db, now }, input) {
    const [index, groupings] = await Promise.all([policyIndex().get(), groupingsOf(db, input)]);
    const subjects = [...pathsFrom(groupings, input.sub).keys()];
    return toEnforced(answer(index, toQuestion(input, subjects, now), selection(groupings, input)));
  },
});

export const toEnforced = ({ allowed, verdict, reason }: Answer): Enforced => ({
  allowed,
  verdict,
  reason_code: reason,
});

/** The question as the rules take it. */
export const toQuestion = ({ dom, obj, act }: Enforce, subjects: readonly string[], now: Date) => ({
  subjects,
  dom: dom ?? env().AIRGATE_DOMAIN,
  obj,
  act,
  at: now.getTime(),
});

/** Whether the subject is a member of the selected pool, if one is selected. */
export const selection = (groupings: readonly Grouping[], { sub, pool }: Enforce) =>
  pool === undefined
    ? undefined
    : { member: groupings.some(({ member, role }) => member === sub && role === pool) };

/** The groupings that count for a question: all of the subject, or those of the selected pool. */
export async function groupingsOf(
  db: Db,
  { sub, pool }: Pick<Enforce, "sub" | "pool">,
): Promise<Grouping[]> {
  const rows = await clientOf(db)<Grouping[]>`
    select member, role from policy_groupings where member = ${sub}
    union
    select t.member, t.role from policy_groupings t
    where t.origin = 'template' and (t.member = ${pool ?? null}::text or t.member in (
      select role from policy_groupings where member = ${sub}))
    order by member, role`;
  return pool === undefined ? rows : selectPool(rows, sub, pool);
}
