"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SearchBox } from "@/components/data-table/search-box";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import { Skeleton } from "@/components/ui/skeleton";
import { useUiText } from "@/components/ui/ui-text";
import { Failure } from "@/features/shell/region";
import { type RouterOutputs, trpc } from "@/trpc/client";

export type CloudProject = RouterOutputs["iam"]["cloudProjects"]["rows"][number];
const pageSize = 20;

/** The cloud's projects as it lists them now; linked ones are greyed out. */
export function ProjectPicker(props: {
  cloudAccountId: string;
  linked: readonly string[];
  chosen: CloudProject | undefined;
  onChoose: (project: CloudProject) => void;
}) {
  const t = useTranslations("subAccount.projects.link");
  const ui = useUiText();
  const { chosen, cloudAccountId, linked, onChoose } = props;
  const [search, setSearch] = useState("");
  const [offset, setOffset] = useState(0);
  const found = trpc.iam.cloudProjects.useQuery(
    { cloudAccountId, offset, limit: pageSize, ...(search && { search }) },
    { placeholderData: keepPreviousData },
  );
  const rows = found.data?.rows ?? [];
  const next = found.data?.next ?? null;
  return (
    <div className="grid gap-2">
      <SearchBox
        value={search}
        onValueChange={(typed) => {
          setSearch(typed);
          setOffset(0);
        }}
        placeholder={t("search")}
      />
      <div className="max-h-64 overflow-y-auto rounded-md border border-line px-3 py-2">
        <RadioGroup
          label={t("project")}
          value={chosen?.name}
          onValueChange={(name) => {
            const project = rows.find((row) => row.name === name);
            if (project) onChoose(project);
          }}
          options={rows.map(({ name, displayName, monitoredFor }) => ({
            value: name,
            label: displayName || name,
            description:
              monitoredFor.length > 0
                ? t("monitoredFor", { name, count: monitoredFor.length })
                : name,
            ...(linked.includes(name) && { disabledReason: t("linked", { name }) }),
          }))}
        />
        {found.isPending && <Skeleton className="h-24" />}
        {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && rows.length === 0 && (
          <p className="py-4 text-center text-muted text-sm">{t("nothing")}</p>
        )}
      </div>
      {(offset > 0 || next !== null) && (
        <div className="flex justify-end gap-2">
          <Button
            size="sm"
            variant="ghost"
            disabled={offset === 0}
            onClick={() => setOffset(Math.max(0, offset - pageSize))}
          >
            {ui.previous}
          </Button>
          <Button
            size="sm"
            variant="ghost"
            disabled={next === null}
            onClick={() => next !== null && setOffset(next)}
          >
            {ui.next}
          </Button>
        </div>
      )}
    </div>
  );
}
