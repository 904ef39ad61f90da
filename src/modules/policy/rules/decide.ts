/** One Casbin `p` row; `expiresAt` (epoch milliseconds) is a rule of the dark room that lifts itself. */
export type Rule = {
  id: number;
  sub: string;
  dom: string;
  obj: string;
  act: string;
  eft: "allow" | "deny";
  expiresAt: number | null;
};

/** Rules by subject, then by object: what a decision needs is two look-ups away. */
export type PolicyIndex = Map<string, Map<string, Rule[]>>;

/** What is asked, by whom it may be answered: the person, and the roles that count. */
export type Question = {
  subjects: readonly string[];
  dom: string;
  obj: string;
  act: string;
  /** Epoch milliseconds. */
  at: number;
};

export type Verdict = "allow" | "deny" | "none";

const anyModel = "model/*";

export function indexRules(rules: Iterable<Rule>): PolicyIndex {
  const index: PolicyIndex = new Map();
  for (const rule of rules) addRule(index, rule);
  return index;
}

/** Replaces all rules of the subjects; the rest of the index stays as it is. */
export function replaceSubjects(
  index: PolicyIndex,
  subjects: readonly string[],
  rules: Iterable<Rule>,
): PolicyIndex {
  for (const sub of subjects) index.delete(sub);
  for (const rule of rules) addRule(index, rule);
  return index;
}

function addRule(index: PolicyIndex, rule: Rule) {
  const objects = index.get(rule.sub) ?? new Map<string, Rule[]>();
  const rules = objects.get(rule.obj) ?? [];
  rules.push(rule);
  objects.set(rule.obj, rules);
  index.set(rule.sub, objects);
}

/**
 * Every rule that matches, as the Casbin matcher has it: same action; the rule's domain is the
 * asked one or `*`; the rule's object is the asked one, or `model/*` for any model.
 */
export function matching(index: PolicyIndex, { subjects, dom, obj, act, at }: Question): Rule[] {
  const patterns = obj.startsWith("model/") && obj !== anyModel ? [obj, anyModel] : [obj];
  const found: Rule[] = [];
  for (const sub of subjects) collect(index.get(sub), patterns, found);
  return found.filter((rule) => counts(rule, dom, act, at));
}

function collect(objects: Map<string, Rule[]> | undefined, patterns: string[], into: Rule[]) {
  if (!objects) return;
  for (const pattern of patterns) into.push(...(objects.get(pattern) ?? []));
}

const counts = (rule: Rule, dom: string, act: string, at: number) =>
  rule.act === act &&
  (rule.dom === "*" || rule.dom === dom) &&
  (rule.expiresAt === null || rule.expiresAt > at);

/** Deny overrides; `none` means that no rule matched, which shuts too. */
export function decide(index: PolicyIndex, question: Question): Verdict {
  let verdict: Verdict = "none";
  for (const { eft } of matching(index, question)) {
    if (eft === "deny") return "deny";
    verdict = "allow";
  }
  return verdict;
}

/**
 * Whether a selected pool opens a model (product.md §3): a deny on the model or on the platform's
 * entry is the dark room; without an allow on the model it is closed; an allow on the platform is
 * not needed.
 */
export function mayUseModel(
  index: PolicyIndex,
  { subjects, dom, at }: Pick<Question, "subjects" | "dom" | "at">,
  approach: string,
): "allowed" | "shut_out" | "not_allowed" {
  const entry = decide(index, { subjects, dom, at, obj: "platform", act: "entry" });
  if (entry === "deny") return "shut_out";
  const model = decide(index, { subjects, dom, at, obj: `model/${approach}`, act: "use" });
  if (model === "deny") return "shut_out";
  return model === "allow" ? "allowed" : "not_allowed";
}
