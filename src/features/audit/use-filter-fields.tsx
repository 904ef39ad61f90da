"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FilterField } from "@/components/data-table/filter";
import { useFormat } from "@/components/ui/format-provider";
import { dayOf, plusDays } from "@/features/listing/zone-days";
import { trpc } from "@/trpc/client";
import { useAuditWords } from "./audit-words";

/** What the log can be narrowed by; actions and kinds are those that occur in it. */
export function useFilterFields(): FilterField[] {
  const t = useTranslations("audit-page.filters");
  const format = useFormat();
  const words = useAuditWords();
  const zone = useTimeZone() ?? "UTC";
  const { data: kinds } = trpc.audit.kinds.useQuery({});
  return useMemo(() => {
    const today = dayOf(new Date(), zone);
    const since = (days: number) => ({ from: plusDays(today, 1 - days), to: today });
    const action = (code: string) => ({
      value: code,
      label: words.action(code),
      description: code,
    });
    return [
      { id: "actor", label: t("actor"), operator: t("is"), kind: "text" },
      {
        id: "action",
        label: t("action"),
        operator: t("is"),
        kind: "options",
        source: { options: (kinds?.actions ?? []).map(action) },
        labelOf: words.action,
      },
      {
        id: "type",
        label: t("type"),
        operator: t("is"),
        kind: "options",
        source: {
          options: (kinds?.targetTypes ?? []).map((type) => ({
            value: type,
            label: words.targetType(type),
          })),
        },
        labelOf: words.targetType,
      },
      { id: "target", label: t("target"), operator: t("is"), kind: "text" },
      {
        id: "days",
        label: t("time"),
        operator: t("within"),
        kind: "days",
        dayOf: (day) => format.date(`${day}T12:00:00Z`, "date"),
        presets: [
          { label: t("today"), range: since(1) },
          { label: t("week"), range: since(7) },
          { label: t("month"), range: since(30) },
        ],
      },
    ];
  }, [t, format, words, zone, kinds]);
}
