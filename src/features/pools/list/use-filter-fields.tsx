"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FilterField } from "@/components/data-table/filter";
import { useFormat } from "@/components/ui/format-provider";
import { refreshUnits } from "@/modules/quota/rules/refresh";

/** The filters of the list as sentences: [Kind is Shared] and [Left below 20 %]. */
export function useFilterFields(): FilterField[] {
  const t = useTranslations("pools.filters");
  const states = useTranslations("pools.states");
  const words = useTranslations("words");
  const format = useFormat();
  return useMemo(() => {
    const is = t("is");
    const yesNo = (field: "debt" | "refreshes") =>
      (["yes", "no"] as const).map((value) => ({ value, label: t(`${field}_${value}`) }));
    return [
      options("kind", t("kind"), is, [
        { value: "shared", label: words("shared_pool") },
        { value: "personal", label: words("personal_pool") },
      ]),
      options("status", t("status"), is, [
        { value: "enabled", label: t("enabled") },
        { value: "disabled", label: states("disabled") },
      ]),
      options(
        "below",
        t("left"),
        t("below"),
        ["50", "20", "10", "5"].map((value) => ({
          value,
          label: format.percent(Number(value) / 100),
        })),
      ),
      options("debt", t("debt"), t("debt_is"), yesNo("debt")),
      options("refreshes", t("refreshes"), t("refreshes_is"), yesNo("refreshes")),
      options(
        "unit",
        t("unit"),
        is,
        refreshUnits.map((value) => ({ value, label: t(`unit_${value}`) })),
      ),
    ];
  }, [t, states, words, format]);
}

const options = (
  id: string,
  label: string,
  operator: string,
  list: { value: string; label: string }[],
): FilterField => ({ kind: "options", id, label, operator, source: { options: list } });
