"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Section } from "@/components/layout/section";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Switch } from "@/components/ui/switch";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useCan } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import {
  type AlertDraft,
  alertDraftOf,
  type General,
  type Prepaid,
  readAlerts,
} from "./alert-draft";

const modes = ["inherit", "disable", "ask"] as const;

/** At which steps people are told and what happens at 100 %: its own, or everybody's. */
export function AlertForm({ prepaid, general }: { prepaid: Prepaid; general: General }) {
  const t = useTranslations("subAccount.alerts");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const may = useCan("iam.quota.write");
  const stored = alertDraftOf(prepaid);
  const [draft, setDraft] = useState<AlertDraft>(stored);
  const change = useGuardedMutation(
    trpc.quota.setAlertSettings.useMutation(),
    "quota.setAlertSettings",
  );
  const { problem, settings } = readAlerts(draft);
  const dirty = JSON.stringify(readAlerts(stored).settings) !== JSON.stringify(settings);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!settings) return;
    const outcome = await change.run({ subAccountId: prepaid.subAccountId, ...settings });
    if (outcome.state !== "done") return;
    await cache.quota.prepaid.invalidate();
    notify({ title: t("saved") });
  };
  return (
    <Section title={t("title")} description={t("about")}>
      <form className="grid gap-4" noValidate onSubmit={(event) => void submit(event)}>
        <Switch
          label={t("ownSteps")}
          help={t("inherited", { steps: general.alertSteps.join(" / ") || t("noSteps") })}
          checked={draft.ownSteps}
          disabled={!may}
          onCheckedChange={(ownSteps) => setDraft({ ...draft, ownSteps })}
        />
        {draft.ownSteps && (
          <Field
            label={t("steps")}
            help={t("stepsHelp")}
            error={problem ? errors.code(problem) : undefined}
          >
            <Input
              disabled={!may}
              value={draft.steps}
              onChange={({ target }) => setDraft({ ...draft, steps: target.value })}
            />
          </Field>
        )}
        <Field label={t("mode")}>
          <RadioGroup
            look="cards"
            disabled={!may}
            value={draft.mode}
            onValueChange={(value) =>
              setDraft({ ...draft, mode: modes.find((mode) => mode === value) ?? "inherit" })
            }
            options={modes.map((value) => ({
              value,
              label: t(`modes.${value}`),
              description:
                value === "inherit"
                  ? t("inheritedMode", { mode: t(`modes.${general.whenExhausted}`) })
                  : t(`modes.${value}_about`),
            }))}
          />
        </Field>
        {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
        {dirty && (
          <div className="flex justify-end gap-2">
            <Button onClick={() => setDraft(stored)}>{t("discard")}</Button>
            <Button type="submit" variant="primary" loading={change.pending}>
              {t("save")}
            </Button>
          </div>
        )}
      </form>
    </Section>
  );
}
