import { z } from "zod";
import { Instant, Reason } from "@/core/inputs";
import { Money } from "@/core/money";
import { PersonRule } from "./person-rule";

export const TemplateName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "config.template_name");

/** The defaults of the personal pools of the people whom its rule finds (product.md §3). */
export const PoolTemplate = z.strictObject({
  name: TemplateName,
  labelZh: z.string().trim().min(1).max(60),
  labelEn: z.string().trim().min(1).max(60),
  rule: PersonRule,
  refresh: z.strictObject({
    unit: z.enum(["hour", "day", "week", "month"]),
    /** Units per period; below zero never. */
    every: z
      .int()
      .min(-1_000)
      .max(1_000)
      .refine((every) => every !== 0, "config.refresh_zero"),
    anchor: Instant,
  }),
  allowance: Money.refine((micros) => micros >= 0, "money.negative"),
  disabled: z.boolean().default(false),
});
export type PoolTemplate = z.output<typeof PoolTemplate>;

const matchesAll = ({ rule }: { rule: PersonRule }) => "all" in rule && rule.all.length === 0;

/** In order of precedence: the first that matches a person counts, and the last matches all. */
export const PoolTemplates = z
  .array(PoolTemplate)
  .min(1, "config.templates_none")
  .max(50, "config.templates_too_many")
  .refine(
    (templates) => new Set(templates.map(({ name }) => name)).size === templates.length,
    "config.template_twice",
  )
  .refine((templates) => templates.slice(-1).every(matchesAll), "config.last_matches_all");

export const SetPoolTemplates = z.object({ templates: PoolTemplates, reason: Reason });
export const PoolTemplatesRead = z.object({ templates: PoolTemplates });

/** A typed setting: its key, its shape, and what counts until somebody sets it. */
export type Setting<S extends z.ZodType> = { key: string; schema: S; initial: z.input<S> };

export const personalPoolTemplates: Setting<typeof PoolTemplates> = {
  key: "personal_pool_templates",
  schema: PoolTemplates,
  initial: [
    {
      name: "staff",
      labelZh: "教职工",
      labelEn: "Staff",
      rule: { attribute: "type", in: ["staff", "teacher"] },
      refresh: { unit: "month", every: 1, anchor: "2024-01-01T00:00:00+08:00" },
      allowance: "200",
    },
    {
      name: "student",
      labelZh: "学生",
      labelEn: "Students",
      rule: { attribute: "type", equals: "student" },
      refresh: { unit: "month", every: 1, anchor: "2024-01-01T00:00:00+08:00" },
      allowance: "50",
    },
    {
      name: "everyone",
      labelZh: "其他人员",
      labelEn: "Everyone else",
      rule: { all: [] },
      refresh: { unit: "month", every: 1, anchor: "2024-01-01T00:00:00+08:00" },
      allowance: "0",
    },
  ],
};
