"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { FilterField, FilterValue } from "@/components/data-table/filter";
import { useFormat } from "@/components/ui/format-provider";
import { parseTrail } from "@/features/listing/keyset";
import { dayOf, plusDays, startOfDay } from "@/features/listing/zone-days";

const kinds = ["allocate", "deduct"] as const;
const params = {
  kind: parseAsStringLiteral(kinds),
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(""),
  after: parseTrail,
};

/** The filters of a history in the address, and as the operation takes them. */
export function useAllocationFilters() {
  const zone = useTimeZone() ?? "UTC";
  const [stored, set] = useQueryStates(params, { history: "push" });
  const { kind, after } = stored;
  const [from, to] = [dayIn(stored.from), dayIn(stored.to)];
  const filters: FilterValue[] = [
    ...(kind ? [{ field: "kind", values: [kind] }] : []),
    ...(from || to ? [{ field: "days", values: [from, to] }] : []),
  ];
  const onFiltersChange = (next: readonly FilterValue[]) => {
    const valuesOf = (field: string) => next.find((one) => one.field === field)?.values ?? [];
    const [first = "", last = ""] = valuesOf("days");
    const chosen = valuesOf("kind").at(-1);
    void set({
      kind: kinds.find((one) => one === chosen) ?? null,
      from: first || null,
      to: last || null,
      after: null,
    });
  };
  const input = {
    ...(kind && { kind }),
    ...(from && { from: startOfDay(from, zone).toISOString() }),
    ...(to && { to: startOfDay(plusDays(to, 1), zone).toISOString() }),
  };
  const setTrail = (trail: string[] | null) => void set({ after: trail });
  return { input, after, setTrail, bar: { fields: useFields(), filters, onFiltersChange } };
}

/** A day as it can stand in an address; nothing for what is none. */
const dayIn = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";

function useFields(): FilterField[] {
  const t = useTranslations("prepaid.history");
  const words = useTranslations("words");
  const format = useFormat();
  const zone = useTimeZone() ?? "UTC";
  return useMemo(() => {
    const today = dayOf(new Date(), zone);
    const last = (days: number) => ({
      label: t("lastDays", { count: days }),
      range: { from: plusDays(today, 1 - days), to: today },
    });
    return [
      {
        kind: "options",
        id: "kind",
        label: t("kind"),
        operator: t("is"),
        source: { options: kinds.map((value) => ({ value, label: t(`kinds.${value}`) })) },
      },
      {
        kind: "days",
        id: "days",
        label: words("time"),
        operator: "",
        presets: [last(7), last(30), last(90)],
        dayOf: (day) => format.date(`${day}T04:00:00Z`, "day"),
      },
    ];
  }, [t, words, format, zone]);
}
