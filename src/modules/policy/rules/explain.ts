import type { EnforceReason } from "../schema/enforce";
import type { RuleKey } from "../schema/rule";
import { decide, matching, type PolicyIndex, type Question, type Rule } from "./decide";
import { subjectKind } from "./names";
import type { Grouping } from "./paths";
import { entryQuestion } from "./questions";

/** What a question comes to: Casbin's verdict, and what follows from it. */
export type Answer = {
  allowed: boolean;
  verdict: "allow" | "deny" | "none";
  reason: EnforceReason;
};

/** With a selected pool: whether the person is its member. Without one: undefined. */
export type Selected = { member: boolean } | undefined;

/**
 * The answer to one question. On a selected pool a model is also shut by a deny on the platform's
 * entry, and a person who is no member gets nothing (product.md §3).
 */
export function answer(index: PolicyIndex, question: Question, selected: Selected): Answer {
  const verdict = decide(index, question);
  const reason = reasonOf(index, question, selected, verdict);
  return { allowed: reason === "OK", verdict, reason };
}

function reasonOf(
  index: PolicyIndex,
  question: Question,
  selected: Selected,
  verdict: Answer["verdict"],
): EnforceReason {
  if (selected && !selected.member) return "NOT_A_MEMBER";
  if (verdict === "deny" || entryDenies(index, question, selected).length > 0) {
    return "ACCESS_DENIED";
  }
  if (verdict === "allow") return "OK";
  return selected && isModel(question) ? "MODEL_NOT_ALLOWED" : "NOT_ALLOWED";
}

/** Every rule that bears on the answer: those that match, and the dark room of the platform. */
export const bearing = (index: PolicyIndex, question: Question, selected: Selected): Rule[] => [
  ...matching(index, question),
  ...entryDenies(index, question, selected),
];

function entryDenies(index: PolicyIndex, question: Question, selected: Selected): Rule[] {
  if (!selected || !isModel(question)) return [];
  return matching(index, entryQuestion(question)).filter(({ eft }) => eft === "deny");
}

const isModel = ({ obj, act }: Question) => obj.startsWith("model/") && act === "use";

/** Memberships and rules to be added, and ids of rules to be removed. */
export type Change = { join: Grouping[]; add: RuleKey[]; remove: number[] };

/** Who asks, and what they lack: the membership of the selected pool. */
export type Asker = { subject: string; selected: Selected; join: Grouping[] };

/**
 * The smallest change that turns the answer round. `possible` are the subjects that count once the
 * membership is given. New rules are for the subject alone, so that they reach nobody else. Null when
 * nothing helps: nobody joins somebody else's personal pool.
 */
export function flip(
  index: PolicyIndex,
  question: Question,
  asker: Asker,
  possible: readonly string[],
): Change | null {
  if (answer(index, question, asker.selected).allowed) {
    return shutting(index, question, asker.subject);
  }
  if (asker.join.some(({ role }) => subjectKind(role) === "personal_pool")) return null;
  return opening(index, { ...question, subjects: possible }, asker);
}

/** Every deny must go, one allow must be there, and on a selected pool the membership. */
function opening(index: PolicyIndex, question: Question, asker: Asker): Change {
  const rules = bearing(index, question, asker.selected);
  const allowed = rules.some(({ eft }) => eft === "allow");
  return {
    join: asker.join,
    add: allowed ? [] : [ruleFor(asker.subject, question, "allow")],
    remove: rules.filter(({ eft }) => eft === "deny").map(({ id }) => id),
  };
}

/** The one allow goes, or one deny overrides several. */
function shutting(index: PolicyIndex, question: Question, subject: string): Change {
  const [only, ...more] = matching(index, question);
  return only && more.length === 0
    ? { join: [], add: [], remove: [only.id] }
    : { join: [], add: [ruleFor(subject, question, "deny")], remove: [] };
}

const ruleFor = (sub: string, { dom, obj, act }: Question, eft: "allow" | "deny"): RuleKey => ({
  sub,
  dom,
  obj,
  act,
  eft,
});
