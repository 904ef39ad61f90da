import { DescribePool } from "@/modules/quota/schema/pool";
import type { Pool } from "../../pool";

/** What is written about a pool, as its form holds it. */
export type Describing = { label: string; notes: string; domains: string };

export const describingOf = ({ label, notes, domains }: Pick<Pool, keyof Describing>) => ({
  label,
  notes,
  domains: domains.join(", "),
});

export const toDescribe = (pool: string, { label, notes, domains }: Describing) => ({
  pool,
  label: label.trim(),
  notes: notes.trim(),
  domains: [...new Set(domains.split(/[\s,，、;；]+/).filter((name) => name !== ""))],
});

/** What the operation's schema says is wrong, by field. */
export function describeProblems(
  pool: string,
  draft: Describing,
): Partial<Record<keyof Describing, string>> {
  const parsed = DescribePool.safeParse(toDescribe(pool, draft));
  if (parsed.success) return {};
  const byField = parsed.error.issues.map(({ path, message }) => [String(path[0]), message]);
  return Object.fromEntries(byField.reverse());
}
