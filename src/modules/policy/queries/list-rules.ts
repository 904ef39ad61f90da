import { and, desc, eq, ilike, inArray, like, lt, or, type SQL } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { toPolicyRule } from "../internal/rows";
import { ListRules, type PolicyRule, type RuleFilter, RulePage } from "../schema/rules";
import { rules } from "../tables";

/**
 * Stored rules that meet all conditions of the filter, newest first.
 * @throws policy.cursor_invalid
 */
export const listRules = query({
  id: "policy.listRules",
  access: { capability: "policy.rules.read", scope: "policy:read" },
  input: ListRules,
  output: RulePage,
  async run({ db }, { cursor, limit, ...filter }) {
    const rows = await db
      .select()
      .from(rules)
      .where(and(...conditions(filter), cursor ? lt(rules.id, idOf(cursor)) : undefined))
      .orderBy(desc(rules.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    return {
      rows: page.map(toPolicyRule),
      next: rows.length > limit ? String(page.at(-1)?.id) : null,
    };
  },
});

/** All stored rules of some subjects, expired ones too. */
export async function rulesOf(db: Db, subjects: readonly string[]): Promise<PolicyRule[]> {
  const found = await db
    .select()
    .from(rules)
    .where(inArray(rules.sub, [...subjects]))
    .orderBy(rules.id);
  return found.map(toPolicyRule);
}

function conditions({ sub, dom, obj, act, eft, text }: RuleFilter): (SQL | undefined)[] {
  return [
    sub ? eq(rules.sub, sub) : undefined,
    dom ? eq(rules.dom, dom) : undefined,
    obj ? objectIs(obj) : undefined,
    act ? eq(rules.act, act) : undefined,
    eft ? eq(rules.eft, eft) : undefined,
    text ? mentions(`%${literal(text)}%`) : undefined,
  ];
}

const objectIs = (obj: string) =>
  obj.endsWith("/") ? like(rules.obj, `${literal(obj)}%`) : eq(rules.obj, obj);

const mentions = (pattern: string) =>
  or(ilike(rules.sub, pattern), ilike(rules.obj, pattern), ilike(rules.note, pattern));

const literal = (text: string) => text.replace(/[\\%_]/g, "\\$&");

function idOf(cursor: string): number {
  const id = Number(cursor);
  if (!Number.isSafeInteger(id)) throw new DomainError("invalid", "policy.cursor_invalid");
  return id;
}
