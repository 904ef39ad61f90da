import { inArray } from "drizzle-orm";
import { command } from "@/core/operation";
import { findRules, insertRules, keyOf, shown, toPolicyRule } from "../internal/rows";
import { AddRules, RemoveRules, RulesAdded, RulesRemoved } from "../schema/rules";
import { rules } from "../tables";

/**
 * Adds Casbin rules, all or none. A rule that stands already is reported as a duplicate and stays as
 * it is; one that has expired is taken up anew.
 */
export const addRules = command({
  id: "policy.addRules",
  access: { capability: "policy.rules.write", scope: "policy:write" },
  safeguards: ["reason"],
  input: AddRules,
  output: RulesAdded,
  async run({ db, now }, { rules: wanted, reason }) {
    const added = await insertRules(db, wanted, now);
    const fresh = new Set(added.map(keyOf));
    const duplicates = await findRules(
      db,
      wanted.filter((rule) => !fresh.has(keyOf(rule))),
    );
    if (added.length === 0) return { result: { added, duplicates }, audit: null };

    return {
      result: { added, duplicates },
      audit: {
        action: "policy.rules.add",
        targetType: "policy",
        targetId: targetOf(added),
        old: null,
        new: { rules: added.map(shown) },
        reason,
      },
    };
  },
});

/** Removes Casbin rules by id; ids of no rule are reported, not refused. */
export const removeRules = command({
  id: "policy.removeRules",
  access: { capability: "policy.rules.write", scope: "policy:write" },
  safeguards: ["reason"],
  input: RemoveRules,
  output: RulesRemoved,
  async run({ db }, { ids, reason }) {
    const rows = await db.delete(rules).where(inArray(rules.id, ids)).returning();
    const removed = rows.map(toPolicyRule).sort((a, b) => a.id - b.id);
    const gone = new Set(removed.map(({ id }) => id));
    const result = { removed, absent: [...new Set(ids)].filter((id) => !gone.has(id)) };
    if (removed.length === 0) return { result, audit: null };

    return {
      result,
      audit: {
        action: "policy.rules.remove",
        targetType: "policy",
        targetId: targetOf(removed),
        old: { rules: removed.map(shown) },
        new: null,
        reason,
      },
    };
  },
});

/** The one subject that is concerned, so that its history can be searched; `*` for several. */
function targetOf(changed: readonly { sub: string }[]): string {
  const [first, ...others] = new Set(changed.map(({ sub }) => sub));
  return first !== undefined && others.length === 0 ? first : "*";
}
