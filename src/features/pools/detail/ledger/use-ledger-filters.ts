"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { FilterField, FilterValue } from "@/components/data-table/filter";
import { useFormat } from "@/components/ui/format-provider";
import { parseTrail } from "@/features/listing/keyset";
import { dayOf, plusDays } from "@/features/listing/zone-days";
import { ledgerKinds } from "@/modules/quota/schema/lists";

const ledgerParams = {
  kinds: parseAsArrayOf(parseAsStringLiteral(ledgerKinds)).withDefault([]),
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(""),
  after: parseTrail,
};

/** The ledger's filters in the address: [Kind is Top-up, Deduction] and [Time 1 Mar – 8 Mar]. */
export function useLedgerFilters() {
  const [stored, set] = useQueryStates(ledgerParams, { history: "push" });
  const params = { ...stored, from: dayIn(stored.from), to: dayIn(stored.to) };
  const { kinds, from, to } = params;
  const filters: FilterValue[] = [
    ...(kinds.length > 0 ? [{ field: "kinds", values: kinds }] : []),
    ...(from || to ? [{ field: "days", values: [from, to] }] : []),
  ];
  const setFilters = (next: readonly FilterValue[]) => {
    const valuesOf = (field: string) => next.find((one) => one.field === field)?.values ?? [];
    const [first = "", last = ""] = valuesOf("days");
    void set({
      kinds: ledgerKinds.filter((kind) => valuesOf("kinds").includes(kind)),
      from: first || null,
      to: last || null,
      after: null,
    });
  };
  const setTrail = (after: string[] | null) => void set({ after });
  return { params, fields: useFields(), filters, setFilters, setTrail };
}

/** A day as it can stand in an address; nothing for what is none. */
const dayIn = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";

function useFields(): FilterField[] {
  const t = useTranslations("pools.ledger");
  const filters = useTranslations("pools.filters");
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
        id: "kinds",
        label: filters("kind"),
        operator: filters("is"),
        source: {
          options: ledgerKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
        },
      },
      {
        kind: "days",
        id: "days",
        label: words("time"),
        operator: "",
        presets: [last(1), last(7), last(30)],
        dayOf: (day) => format.date(`${day}T04:00:00Z`, "day"),
      },
    ];
  }, [t, filters, words, format, zone]);
}
