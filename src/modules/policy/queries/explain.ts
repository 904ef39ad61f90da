import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { enforcerOf, storedModel } from "../internal/enforcer";
import { checkSteps } from "../internal/steps";
import { indexRules, type Question, type Rule } from "../rules/decide";
import { answer, bearing, flip } from "../rules/explain";
import { type Grouping, type Paths, pathsFrom } from "../rules/paths";
import { toRule } from "../rules/questions";
import { Enforce, Explained } from "../schema/enforce";
import type { PolicyRule } from "../schema/rules";
import { groupingsOf, selection, toEnforced, toQuestion } from "./enforce";
import { rulesOf } from "./list-rules";

/**
 * Why a subject may or may not act: every rule that matched, the way through the groupings, and the
 * smallest change that turns the answer round. Read from the tables and decided by Casbin itself. For
 * a model on a pool it names the step of check-balance that refuses; what a pool's own state and
 * money refuse is not the policy's.
 */
export const explain = query({
  id: "policy.explain",
  access: { capability: "policy.rules.read", scope: "policy:read" },
  input: Enforce,
  output: Explained,
  async run({ db, now }, input) {
    const groupings = await groupingsOf(db, input);
    const selected = selection(groupings, input);
    const paths = pathsFrom(groupings, input.sub);
    const join = selected?.member === false ? missing(input) : [];
    const possible = [...pathsFrom([...groupings, ...join], input.sub).keys()];
    const stored = await rulesOf(db, possible);

    const index = indexRules(stored.map(toRule));
    const question = toQuestion(input, [...paths.keys()], now);
    const result = answer(index, question, selected);
    const rules = bearing(index, question, selected);
    await requireAgreement(db, { groupings, question, sub: input.sub, stored }, result.verdict);

    return {
      ...toEnforced(result),
      paths: [...paths.values()].map((path) => [...path]),
      allows: matches(rules, "allow", stored, paths),
      denies: matches(rules, "deny", stored, paths),
      flip: flip(index, question, { subject: input.sub, selected, join }, possible),
      steps: await checkSteps(db, input, question.dom, result.reason),
    };
  },
});

const missing = ({ sub, pool }: Enforce): Grouping[] =>
  pool === undefined ? [] : [{ member: sub, role: pool }];

function matches(
  rules: readonly Rule[],
  eft: "allow" | "deny",
  stored: readonly PolicyRule[],
  paths: Paths,
) {
  const ids = new Set(rules.filter((rule) => rule.eft === eft).map(({ id }) => id));
  return stored
    .filter(({ id }) => ids.has(id))
    .map((rule) => ({ rule, path: [...(paths.get(rule.sub) ?? [])] }));
}

type Asked = {
  groupings: Grouping[];
  question: Question;
  sub: string;
  stored: readonly PolicyRule[];
};

/** The reader is told what Casbin says; the compiled index must say the same. */
async function requireAgreement(
  db: Db,
  { groupings, question, sub, stored }: Asked,
  verdict: "allow" | "deny" | "none",
): Promise<void> {
  const { dom, obj, act, at } = question;
  const model = await storedModel(db);
  const enforcer = await enforcerOf({ model, rules: stored.map(toRule), groupings, at });
  if (enforcer.enforceSync(sub, dom, obj, act) === (verdict === "allow")) return;
  throw new Error("the compiled policy and Casbin disagree");
}
