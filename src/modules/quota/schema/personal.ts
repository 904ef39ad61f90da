import { z } from "zod";
import { PoolName, Reason, Upn } from "@/core/inputs";

/** What a template decides of a personal pool, unless it is overridden. */
export const templateFields = ["label", "refresh", "allowance", "disabled", "domains"] as const;
export const TemplateField = z.enum(templateFields);
export type TemplateField = z.output<typeof TemplateField>;

export const SignInPerson = z.object({ upn: Upn });
export const PersonSignedIn = z.object({
  upn: Upn,
  pool: PoolName,
  template: z.string(),
  /** Whether this call made the pool. */
  created: z.boolean(),
  /** What this call brought up to date; `template` when another one matches now. */
  updated: z.array(z.enum([...templateFields, "template"])),
});

export const ResetOverrides = z.object({
  upn: Upn,
  /** The overrides to give up; all of them when absent. */
  fields: z.array(TemplateField).min(1, "quota.fields_none").optional(),
  reason: Reason,
});
export const OverridesReset = z.object({ pool: PoolName, fields: z.array(TemplateField) });
