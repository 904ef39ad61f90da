import { type InferSelectModel, or, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { RuleKey } from "../schema/rule";
import type { PolicyRule } from "../schema/rules";
import { rules } from "../tables";

export type NewRule = RuleKey & { expires_at?: Date | undefined; note?: string | undefined };

/**
 * Stores rules that do not stand yet and returns the stored ones. A rule that has expired stands no
 * longer: it is taken up anew, with the new expiry.
 */
export async function insertRules(
  db: Db,
  wanted: readonly NewRule[],
  now: Date,
): Promise<PolicyRule[]> {
  if (wanted.length === 0) return [];
  const rows = await db
    .insert(rules)
    .values(
      inOrder(wanted).map(({ expires_at, note, ...key }) => ({
        ...key,
        expiresAt: expires_at ?? null,
        note: note ?? null,
        createdAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: [rules.sub, rules.dom, rules.obj, rules.act, rules.eft],
      set: {
        expiresAt: sql`excluded.expires_at`,
        note: sql`excluded.note`,
        createdAt: sql`excluded.created_at`,
      },
      setWhere: sql`${rules.expiresAt} <= ${now.toISOString()}`,
    })
    .returning();
  return rows.map(toPolicyRule);
}

/** The stored rules with these keys. */
export async function findRules(db: Db, keys: readonly RuleKey[]): Promise<PolicyRule[]> {
  if (keys.length === 0) return [];
  const { sub, dom, obj, act, eft } = rules;
  const found = await db
    .select()
    .from(rules)
    .where(
      or(
        ...keys.map(
          (key) =>
            sql`(${sub}, ${dom}, ${obj}, ${act}, ${eft})
              = (${key.sub}, ${key.dom}, ${key.obj}, ${key.act}, ${key.eft})`,
        ),
      ),
    )
    .orderBy(rules.id);
  return found.map(toPolicyRule);
}

export const toPolicyRule = ({
  expiresAt,
  createdAt,
  ...rule
}: InferSelectModel<typeof rules>): PolicyRule => ({
  ...rule,
  expires_at: expiresAt,
  created_at: createdAt,
});

/** What the audit log shows of a rule. */
export const shown = ({ id, sub, dom, obj, act, eft, expires_at, note }: PolicyRule) => ({
  id,
  sub,
  dom,
  obj,
  act,
  eft,
  expires_at: expires_at?.toISOString() ?? null,
  note,
});

export const keyOf = ({ sub, dom, obj, act, eft }: RuleKey): string =>
  [sub, dom, obj, act, eft].join(" ");

/** Two batches that meet wait for each other instead of blocking each other. */
const inOrder = <T extends RuleKey>(keys: readonly T[]): T[] =>
  [...new Map(keys.map((key) => [keyOf(key), key])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, key]) => key);
