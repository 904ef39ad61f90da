"use client";

import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useFindSubAccounts } from "./use-find-sub-accounts";
import type { usePlace } from "./use-place";

type PlaceFieldsProps = ReturnType<typeof usePlace> & { problems: Record<string, string> };

/** Whose a new key is, in which of its projects, and what it is called. */
export function PlaceFields(props: PlaceFieldsProps) {
  const { place, setPlace, projects, loading, fixed, problems } = props;
  const t = useTranslations("arkKeys.fields");
  const load = useFindSubAccounts();
  return (
    <>
      {!fixed && (
        <Field label={t("subAccount")} required error={problems.subAccountId}>
          <Combobox
            label={t("subAccount")}
            placeholder={t("find")}
            load={load}
            value={place.subAccount}
            onValueChange={(subAccount) => setPlace({ ...place, subAccount, project: "" })}
          />
        </Field>
      )}
      <Field
        label={t("project")}
        help={projects?.length === 0 ? t("noProjects") : t("projectHelp")}
        required
        error={problems.project}
      >
        <Select
          value={place.project}
          placeholder={loading ? t("loading") : t("choose")}
          disabled={!projects || projects.length === 0}
          onValueChange={(project) => setPlace({ ...place, project })}
          options={(projects ?? []).map(({ project, displayName }) => ({
            value: project,
            label: project,
            ...(displayName && displayName !== project && { description: displayName }),
          }))}
        />
      </Field>
      <Field label={t("name")} help={t("nameHelp")} required error={problems.name}>
        <Input
          value={place.name}
          onChange={({ target }) => setPlace({ ...place, name: target.value })}
        />
      </Field>
    </>
  );
}
