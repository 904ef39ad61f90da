import { readDecimal } from "@/components/ui/read-decimal";
import { CreatePool } from "@/modules/quota/schema/pool";
import type { RouterInputs } from "@/trpc/client";
import { type PeopleDraft, readPeople } from "./people-picker";
import { type PlanDraft, readPlan } from "./plan-draft";

export type CreateDraft = {
  name: string;
  label: string;
  notes: string;
  plan: PlanDraft;
  people: PeopleDraft;
};

export type CreateRead = {
  input?: RouterInputs["quota"]["createPool"];
  /** Codes by field of the form. */
  problems: Record<string, string>;
};

/** The form as the operation takes it, or what its schema says is wrong, by field. */
export function readCreate(draft: CreateDraft, requestId: string): CreateRead {
  const plan = readPlan(draft.plan);
  const people = readPeople(draft.people);
  const input = {
    name: draft.name.trim(),
    label: draft.label.trim(),
    notes: draft.notes.trim(),
    refresh: plan.refresh ?? { unit: draft.plan.unit, every: 0 },
    allowance: plan.allowance ?? readDecimal(draft.plan.allowance),
    members: people.upns,
    requestId,
  };
  const parsed = CreatePool.safeParse(input);
  const problems = parsed.success ? {} : problemsOf(parsed.error.issues);
  if (parsed.success && people.wrong.length === 0) return { input, problems };
  return { problems: { ...problems, ...plan.problems } };
}

function problemsOf(issues: readonly { path: PropertyKey[]; message: string }[]) {
  const byField = issues.map(({ path, message }) => [String(path[0]), message]);
  return Object.fromEntries(byField.reverse()) as Record<string, string>;
}
