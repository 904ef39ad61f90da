"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { MultiCombobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { Option } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";
import { readUpns } from "./upn-list";

export type PeopleDraft = { chosen: readonly Option[]; pasted: string };

export const nobody: PeopleDraft = { chosen: [], pasted: "" };

/** Everybody chosen or pasted, each once, and what of the paste is no UPN. */
export function readPeople({ chosen, pasted }: PeopleDraft) {
  const { upns, wrong } = readUpns(pasted);
  return { upns: [...new Set([...chosen.map(({ value }) => value), ...upns])], wrong };
}

/** People by search, for whoever may read the directory, or pasted as a list of UPNs. */
export function PeoplePicker(props: {
  draft: PeopleDraft;
  onDraft: (draft: PeopleDraft) => void;
  error?: string;
}) {
  const t = useTranslations("pools.people");
  const maySearch = useCan("users.list.read");
  const { draft, onDraft } = props;
  const load = usePeopleSearch();
  const { upns, wrong } = readPeople(draft);
  return (
    <div className="grid gap-4">
      {maySearch && (
        <Field label={t("search")} help={t("searchHelp")}>
          <MultiCombobox
            label={t("search")}
            placeholder={t("placeholder")}
            values={draft.chosen}
            onValuesChange={(chosen) => onDraft({ ...draft, chosen })}
            load={load}
          />
        </Field>
      )}
      <Field
        label={t("paste")}
        aside={upns.length > 0 ? t("count", { count: upns.length }) : undefined}
        help={maySearch ? t("pasteHelp") : t("pasteOnly")}
        error={
          wrong.length > 0
            ? t("wrong", { count: wrong.length, some: wrong.slice(0, 3).join(" · ") })
            : props.error
        }
      >
        <Textarea
          mono
          rows={4}
          spellCheck={false}
          value={draft.pasted}
          onChange={(event) => onDraft({ ...draft, pasted: event.target.value })}
        />
      </Field>
    </div>
  );
}

function usePeopleSearch() {
  const cache = trpc.useUtils();
  return useCallback(
    async (query: string): Promise<Option[]> => {
      const search = query.trim();
      const { rows } = await cache.directory.people.fetch({
        ...(search && { search }),
        status: "active",
        limit: 20,
      });
      return rows.map(({ upn, display_name, department }) => ({
        value: upn,
        label: display_name,
        description: department ? `${upn} · ${department}` : upn,
      }));
    },
    [cache],
  );
}
