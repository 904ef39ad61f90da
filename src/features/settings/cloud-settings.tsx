"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { SaveBar } from "@/components/ui/save-bar";
import { useCan } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { capabilityKey } from "@/i18n/keys";
import { trpc } from "@/trpc/client";
import { type CloudDraft, draftOf, readDraft, type Stored } from "./cloud-draft";
import { PolicyRows } from "./policy-rows";
import { PriceRows } from "./price-rows";
import { SaveDialog } from "./save-dialog";
import { useSettingChanges } from "./use-setting-changes";

const exhausted = ["disable", "ask"] as const;

/** What holds for every sub-account without a setting of its own. */
export function CloudSettings() {
  const [stored] = trpc.config.cloudSettings.useSuspenseQuery({});
  const may = useCan("security.config.write");
  const t = useTranslations();
  return (
    <>
      {!may && (
        <Banner tone="info">
          {t("settings.needs", { capability: t(capabilityKey("security.config.write")) })}
        </Banner>
      )}
      {/* Starts anew when somebody else has saved meanwhile. */}
      <CloudForm key={JSON.stringify(stored)} stored={stored} locked={!may} />
    </>
  );
}

function CloudForm({ stored, locked }: { stored: Stored; locked: boolean }) {
  const t = useTranslations("settings");
  const { code } = useErrorText();
  const [draft, setDraft] = useState<CloudDraft>(() => draftOf(stored));
  const [saving, setSaving] = useState(false);
  const { settings, problems } = readDraft(draft);
  const changes = useSettingChanges(stored, settings);
  const set = (part: Partial<CloudDraft>) => setDraft({ ...draft, ...part });
  const problem = (field: keyof typeof problems) => {
    const found = problems[field];
    return found === undefined ? undefined : code(found);
  };
  const dirty = settings === undefined || changes.length > 0;
  return (
    <fieldset disabled={locked} className="grid min-w-0 gap-5">
      <Section title={t("polling")} description={t("pollingHelp")}>
        <Field label={t("interval")} help={t("intervalHelp")} error={problem("interval")}>
          <Input
            inputMode="numeric"
            className="max-w-40"
            value={draft.interval}
            onChange={({ target }) => set({ interval: target.value })}
          />
        </Field>
      </Section>
      <Section title={t("alerts")} description={t("alertsHelp")}>
        <div className="grid gap-4">
          <Field label={t("steps")} help={t("stepsHelp")} error={problem("steps")}>
            <Input
              className="max-w-80"
              value={draft.steps}
              onChange={({ target }) => set({ steps: target.value })}
            />
          </Field>
          <Field label={t("whenExhausted")}>
            <RadioGroup
              look="cards"
              label={t("whenExhausted")}
              disabled={locked}
              value={draft.whenExhausted}
              onValueChange={(value) => set({ whenExhausted: value === "ask" ? "ask" : "disable" })}
              options={exhausted.map((value) => ({
                value,
                label: t(`exhausted.${value}`),
                description: t(`exhausted.${value}_about`),
              }))}
            />
          </Field>
        </div>
      </Section>
      <Section title={t("policies")} description={t("policiesHelp")}>
        <PolicyRows
          rows={draft.policies}
          onRows={(policies) => set({ policies })}
          error={problem("policies")}
          locked={locked}
        />
      </Section>
      <Section title={t("prices")} description={t("pricesHelp")}>
        <PriceRows
          rows={draft.prices}
          onRows={(prices) => set({ prices })}
          error={problem("prices")}
          locked={locked}
        />
      </Section>
      <SaveBar
        dirty={!locked && dirty}
        message={t("unsaved", { count: changes.length })}
        blocked={settings === undefined ? t("blocked") : undefined}
        discard={{ label: t("discard"), onDiscard: () => setDraft(draftOf(stored)) }}
        save={{ label: t("review"), onSave: () => setSaving(true) }}
      />
      {saving && settings && (
        <SaveDialog settings={settings} changes={changes} onClose={() => setSaving(false)} />
      )}
    </fieldset>
  );
}
