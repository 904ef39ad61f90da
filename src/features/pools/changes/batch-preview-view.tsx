"use client";

import { useTranslations } from "next-intl";
import { ConsequenceList } from "@/components/ui/consequence-list";
import { DiffView } from "@/components/ui/diff-view";
import { useFormat } from "@/components/ui/format-provider";
import { Skeleton } from "@/components/ui/skeleton";
import { usePlanWords } from "../use-plan-words";
import type { BatchPreview } from "./use-batch";

type Settings = BatchPreview["sample"][number]["before"];

const shown = 5;

/** The dry run: how many pools change, and the first of them, old → new. */
export function BatchPreviewView(props: { preview: BatchPreview | undefined; loading: boolean }) {
  const t = useTranslations("pools.batch");
  const format = useFormat();
  const say = useSettingsWords();
  const { preview } = props;
  if (!preview) {
    return props.loading ? <Skeleton className="h-16 w-full rounded-md" /> : null;
  }
  return (
    <div aria-live="polite" className="grid gap-3">
      <ConsequenceList
        items={[
          { figure: format.number(preview.selected), label: t("selected") },
          { figure: format.number(preview.changed), label: t("changed"), tone: "warn" },
          { figure: format.number(preview.selected - preview.changed), label: t("same") },
        ]}
      />
      {preview.sample.length > 0 && (
        <DiffView
          label={t("sample")}
          changes={preview.sample.slice(0, shown).map(({ label, before, after }) => ({
            field: label,
            before: say({ ...after, ...before }),
            after: say({ ...before, ...after }),
          }))}
        />
      )}
      {preview.changed > shown && (
        <p className="text-muted text-xs">{t("more", { count: preview.changed - shown })}</p>
      )}
    </div>
  );
}

function useSettingsWords() {
  const states = useTranslations("pools.states");
  const filters = useTranslations("pools.filters");
  const format = useFormat();
  const plan = usePlanWords();
  const planned = ({ refresh, allowance }: Settings): string => {
    if (!refresh) return allowance === undefined ? "" : format.money(allowance);
    return allowance === undefined ? plan.rhythm(refresh) : plan.whole(refresh, allowance);
  };
  return (settings: Settings): string => {
    if (settings.disabled === undefined) return planned(settings);
    return settings.disabled ? states("disabled") : filters("enabled");
  };
}
