"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { useAlertWords } from "@/features/alerts/use-alert-words";
import { alertTypes, severities } from "@/modules/alerts/rules/catalogue";
import type { TargetDraft } from "./target";

type TargetFieldsProps = {
  draft: TargetDraft;
  onDraft: (part: Partial<TargetDraft>) => void;
  problems: Readonly<Record<string, string>>;
};

/** Name and address; the address holds a token, so it is typed like a password. */
export function AddressFields(props: TargetFieldsProps & { kept?: string }) {
  const t = useTranslations("notifications.fields");
  const { draft, kept, onDraft, problems } = props;
  return (
    <>
      <Field label={t("name")} help={t("nameHelp")} required error={problems.name}>
        <Input value={draft.name} onChange={({ target }) => onDraft({ name: target.value })} />
      </Field>
      <Field
        label={t("url")}
        help={kept ? t("urlKept", { address: kept }) : t(`urlHelp.${draft.kind}`)}
        required={kept === undefined}
        error={problems.url}
      >
        <PasswordInput
          autoComplete="one-time-code"
          value={draft.url}
          onChange={({ target }) => onDraft({ url: target.value })}
        />
      </Field>
    </>
  );
}

/** Which alerts it takes, from which severity on, and in which language. */
export function FilterFields({ draft, onDraft, problems }: TargetFieldsProps) {
  const t = useTranslations("notifications.fields");
  const levels = useTranslations("alerts.severities");
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("minSeverity")} help={t("minSeverityHelp")}>
          <Select
            value={draft.minSeverity}
            onValueChange={(value) => {
              const minSeverity = severities.find((one) => one === value);
              if (minSeverity) onDraft({ minSeverity });
            }}
            options={severities.map((value) => ({ value, label: levels(value) }))}
          />
        </Field>
        <Field label={t("language")} help={t("languageHelp")}>
          <Select
            value={draft.language}
            onValueChange={(value) => onDraft({ language: value === "en" ? "en" : "zh-CN" })}
            options={[
              { value: "zh-CN", label: "中文" },
              { value: "en", label: "English" },
            ]}
          />
        </Field>
      </div>
      <Switch
        label={t("everything")}
        help={t("everythingHelp")}
        checked={draft.everything}
        onCheckedChange={(everything) => onDraft({ everything })}
      />
      {!draft.everything && <TypeFields draft={draft} onDraft={onDraft} problems={problems} />}
    </>
  );
}

function TypeFields({ draft, onDraft, problems }: TargetFieldsProps) {
  const t = useTranslations("notifications.fields");
  const words = useAlertWords();
  const without = (type: string) => draft.types.filter((one) => one !== type);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-sm">{t("types")}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {alertTypes.map((type) => (
          <Checkbox
            key={type}
            label={words.type(type)}
            checked={draft.types.includes(type)}
            onCheckedChange={(on) =>
              onDraft({ types: on ? [...without(type), type] : without(type) })
            }
          />
        ))}
      </div>
      {problems.types && (
        <p role="alert" className="text-danger text-sm">
          {problems.types}
        </p>
      )}
    </fieldset>
  );
}
