"use client";

import { useTranslations } from "next-intl";
import type { FilterField, FilterValue } from "@/components/data-table/filter";
import { alertTypes, severities } from "@/modules/alerts/rules/catalogue";
import { alertStates } from "@/modules/alerts/rules/states";
import type { AlertParams } from "./params";
import { useAlertWords } from "./use-alert-words";

type Chosen = Partial<Pick<AlertParams, "type" | "severity" | "state">>;

/** The chips of the inbox: each takes several values, and they narrow each other. */
export function useAlertFilters(
  params: AlertParams,
  set: (chosen: Chosen & { after: null }) => void,
) {
  const t = useTranslations("alerts");
  const words = useAlertWords();
  const field = (
    id: "type" | "severity" | "state",
    options: { value: string; label: string }[],
  ) => ({
    id,
    label: t(`columns.${id}`),
    operator: t("isAnyOf"),
    kind: "options" as const,
    source: { options },
  });
  const fields: FilterField[] = [
    field(
      "type",
      alertTypes.map((value) => ({ value, label: words.type(value) })),
    ),
    field(
      "severity",
      severities.map((value) => ({ value, label: t(`severities.${value}`) })),
    ),
    field(
      "state",
      alertStates.map((value) => ({ value, label: t(`states.${value}`) })),
    ),
  ];
  const filters: FilterValue[] = (["type", "severity", "state"] as const)
    .filter((id) => params[id].length > 0)
    .map((id) => ({ field: id, values: params[id] }));
  const onFiltersChange = (chosen: FilterValue[]) => {
    const among = <T extends string>(id: string, known: readonly T[]) => {
      const values = chosen.find((one) => one.field === id)?.values ?? [];
      return known.filter((one) => values.includes(one));
    };
    set({
      type: among("type", alertTypes),
      severity: among("severity", severities),
      state: among("state", alertStates),
      after: null,
    });
  };
  return { fields, filters, onFiltersChange };
}
