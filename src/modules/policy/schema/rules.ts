import { z } from "zod";
import { Instant, PageRequest, Reason } from "@/core/inputs";
import { Effect, RuleKey } from "./rule";

const word = z
  .string()
  .trim()
  .min(1)
  .max(250)
  .regex(/^\P{Cc}+$/u);

/** A stored rule. */
export const PolicyRule = z.object({
  id: z.int().positive(),
  sub: z.string(),
  dom: z.string(),
  obj: z.string(),
  act: z.string(),
  eft: Effect,
  /** From here on it no longer counts: a rule of the dark room lifts itself. */
  expires_at: Instant.nullable(),
  note: z.string().nullable(),
  created_at: Instant,
});
export type PolicyRule = z.output<typeof PolicyRule>;

/** What rules are filtered by; all conditions hold together. */
export const RuleFilter = z.object({
  sub: word.optional(),
  dom: word.optional(),
  /** An object, or with `/` at the end all of a family: `model/`. */
  obj: word.optional(),
  act: word.optional(),
  eft: Effect.optional(),
  /** Somewhere in subject, object or note. */
  text: word.optional(),
});
export type RuleFilter = z.output<typeof RuleFilter>;

export const ListRules = RuleFilter.extend(PageRequest.shape);
export const RulePage = z.object({ rows: z.array(PolicyRule), next: z.string().nullable() });

export const AddRules = z.object({
  rules: z
    .array(
      RuleKey.safeExtend({
        expires_at: Instant.optional(),
        note: z.string().trim().max(500, "reason.too_long").optional(),
      }),
    )
    .min(1, "policy.rules_missing")
    .max(500, "policy.rules_too_many"),
  reason: Reason,
});
/** A rule that stands already is reported as it is, not changed and not an error. */
export const RulesAdded = z.object({
  added: z.array(PolicyRule),
  duplicates: z.array(PolicyRule),
});

export const RemoveRules = z.object({
  ids: z.array(z.int().positive()).min(1, "policy.rules_missing").max(500, "policy.rules_too_many"),
  reason: Reason,
});
export const RulesRemoved = z.object({
  removed: z.array(PolicyRule),
  /** Ids of no rule: removed before, or never there. */
  absent: z.array(z.int()),
});
