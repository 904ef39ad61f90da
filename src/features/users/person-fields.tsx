"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import type { Option } from "@/components/ui/select";
import { trpc } from "@/trpc/client";

export type PersonChoice = {
  mode: "known" | "new";
  known: Option | undefined;
  upn: string;
  name: string;
  email: string;
};
export const emptyPerson: PersonChoice = {
  mode: "known",
  known: undefined,
  upn: "",
  name: "",
  email: "",
};

/** Somebody from the directory, or somebody it does not know yet. */
export function PersonFields(props: {
  value: PersonChoice;
  onValueChange: (value: PersonChoice) => void;
  problems: Record<string, string>;
}) {
  const t = useTranslations("users.create");
  const { value, onValueChange, problems } = props;
  const patch = (part: Partial<PersonChoice>) => onValueChange({ ...value, ...part });
  return (
    <div className="grid gap-4">
      <Segmented
        label={t("who")}
        value={value.mode}
        onValueChange={(mode) => onValueChange({ ...emptyPerson, mode })}
        options={(["known", "new"] as const).map((mode) => ({ value: mode, label: t(mode) }))}
      />
      {value.mode === "known" ? (
        <Field label={t("person")} required error={problems.upn}>
          <PersonLookup
            value={value.known}
            onChoose={(known) => patch({ known, email: known?.email ?? "" })}
          />
        </Field>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("upn")} required error={problems.upn}>
            <Input value={value.upn} onChange={({ target }) => patch({ upn: target.value })} />
          </Field>
          <Field label={t("name")} required error={problems.displayName}>
            <Input value={value.name} onChange={({ target }) => patch({ name: target.value })} />
          </Field>
        </div>
      )}
      <Field label={t("email")} help={t("emailHelp")} required error={problems.email}>
        <Input
          type="email"
          value={value.email}
          onChange={({ target }) => patch({ email: target.value })}
        />
      </Field>
    </div>
  );
}

type Found = Option & { email?: string };

function PersonLookup(props: {
  value: Option | undefined;
  onChoose: (person: Found | undefined) => void;
}) {
  const t = useTranslations("users.create");
  const utils = trpc.useUtils();
  const load = useCallback(
    async (query: string): Promise<Found[]> => {
      const search = query.trim();
      const { rows } = await utils.directory.people.fetch({
        ...(search && { search }),
        limit: 20,
      });
      return rows.map(({ upn, display_name, department, email }) => ({
        value: upn,
        label: display_name,
        description: [upn, department].filter(Boolean).join(" · "),
        email: email ?? undefined,
      }));
    },
    [utils],
  );
  return (
    <Combobox
      label={t("person")}
      placeholder={t("find")}
      load={load}
      value={props.value}
      onValueChange={props.onChoose}
      clearable
    />
  );
}
