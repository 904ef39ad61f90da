import type { Sql } from "@/core/db";
import { type Live, live } from "@/core/live";
import { indexRules, type PolicyIndex, type Rule, replaceSubjects } from "../rules/decide";

const followed = live("policy", {
  channel: "policy_rules",
  load: async (sql) => indexRules(await readRules(sql)),
  async patch(sql, index, payload) {
    const subjects = JSON.parse(payload) as string[];
    return replaceSubjects(index, subjects, await readRules(sql, subjects));
  },
});

/** The compiled policy of this instance; it follows the table within milliseconds of a commit. */
export const policyIndex = (): Live<PolicyIndex> => followed;

/** The stored rules, all or those of some subjects. */
export async function readRules(sql: Sql, subjects?: readonly string[]): Promise<Rule[]> {
  return sql<Rule[]>`
    select id, sub, dom, obj, act, eft,
      (extract(epoch from expires_at) * 1000)::int8 as "expiresAt"
    from policy_rules
    ${subjects ? sql`where sub = any(${[...subjects]})` : sql``}
    order by id`;
}
