"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { Select } from "@/components/ui/select";
import { useErrorText } from "@/features/shell/use-error-text";
import { type RefreshUnit, refreshUnits } from "@/modules/quota/rules/refresh";
import type { PlanDraft, PlanRead } from "./plan-draft";

export type PlanFieldsProps = {
  draft: PlanDraft;
  onDraft: (draft: PlanDraft) => void;
  problems: PlanRead["problems"];
};

/** How much a pool gets, and how often. */
export function PlanFields(props: PlanFieldsProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <AllowanceField {...props} />
      <RhythmField {...props} />
    </div>
  );
}

export function AllowanceField({ draft, onDraft, problems }: PlanFieldsProps) {
  const t = useTranslations("pools.plan");
  const words = useTranslations("words");
  const errors = useErrorText();
  return (
    <Field
      label={words("allowance")}
      required
      help={t("allowanceHelp")}
      error={problems.allowance && errors.code(problems.allowance)}
    >
      <MoneyInput
        value={draft.allowance}
        onValueChange={(allowance) => onDraft({ ...draft, allowance })}
        unit={words("coins")}
      />
    </Field>
  );
}

export function RhythmField({ draft, onDraft, problems }: PlanFieldsProps) {
  const t = useTranslations("pools.plan");
  const errors = useErrorText();
  const unitId = useId();
  return (
    <div className="grid gap-2">
      <Field label={t("every")} error={problems.every && errors.code(problems.every)}>
        <div className="flex gap-2">
          <Input
            inputMode="numeric"
            disabled={draft.never}
            value={draft.every}
            onChange={(event) => onDraft({ ...draft, every: event.target.value })}
            className="figures w-20 shrink-0 text-right"
          />
          <Select
            id={unitId}
            label={t("unit")}
            disabled={draft.never}
            value={draft.unit}
            onValueChange={(unit) => onDraft({ ...draft, unit: unit as RefreshUnit })}
            options={refreshUnits.map((value) => ({ value, label: t(`unit_${value}`) }))}
          />
        </div>
      </Field>
      <Checkbox
        label={t("neverRefresh")}
        checked={draft.never}
        onCheckedChange={(never) => onDraft({ ...draft, never })}
      />
    </div>
  );
}
