import type { PersonRule } from "../schema/person-rule";
import type { PoolTemplate } from "../schema/templates";

/** What the directory knows of a person, by attribute. */
export type Attributes = Readonly<Record<string, unknown>>;

/**
 * Whether a person's attributes satisfy a rule. Texts are compared without regard to case; an
 * attribute with several values satisfies a condition when one of them does.
 */
export function matchesRule(rule: PersonRule, attributes: Attributes): boolean {
  if ("all" in rule) return rule.all.every((part) => matchesRule(part, attributes));
  if ("any" in rule) return rule.any.some((part) => matchesRule(part, attributes));
  if ("not" in rule) return !matchesRule(rule.not, attributes);
  const values = valuesOf(attributes[rule.attribute]);
  if ("exists" in rule) return values.length > 0 === rule.exists;
  return values.some((value) => satisfies(rule, value));
}

type Comparison = Exclude<PersonRule, { all: unknown } | { any: unknown } | { not: unknown }>;

function satisfies(rule: Exclude<Comparison, { exists: boolean }>, value: string): boolean {
  if ("equals" in rule) return value === folded(rule.equals);
  if ("in" in rule) return rule.in.some((one) => value === folded(one));
  if ("prefix" in rule) return value.startsWith(folded(rule.prefix));
  return value.includes(folded(rule.contains));
}

const valuesOf = (value: unknown): string[] =>
  [value]
    .flat()
    .filter((one) => one !== null && one !== undefined && one !== "")
    .map(folded);

const folded = (value: unknown) => String(value).toLowerCase();

/** The template of a person: the first whose rule finds them; the last one finds everybody. */
export function templateFor(
  templates: readonly PoolTemplate[],
  attributes: Attributes,
): PoolTemplate {
  const found = templates.find(({ rule }) => matchesRule(rule, attributes));
  if (!found) throw new Error("the last template does not match everybody");
  return found;
}
