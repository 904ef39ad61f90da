"use client";

import { useTranslations } from "next-intl";
import type { Change } from "@/components/ui/diff-view";
import { useFormat } from "@/components/ui/format-provider";
import type { Stored } from "./cloud-draft";

/** What differs between two states of the settings, in words. */
export function useSettingChanges(before: Stored, after: Stored | undefined): Change[] {
  const t = useTranslations("settings");
  const format = useFormat();
  const words = (settings: Stored): Record<string, string> => ({
    [t("interval")]: t("minutes", { count: settings.pollIntervalMinutes }),
    [t("steps")]: settings.alertSteps.map((step) => format.percent(step / 100)).join(" · "),
    [t("whenExhausted")]: t(`exhausted.${settings.whenExhausted}`),
    [t("policies")]: settings.projectPolicies
      .map(({ name, type }) => `${name} (${t(`types.${type}`)})`)
      .join(" · "),
    [t("prices")]: settings.tokenPrices
      .map(({ endpoint, input, output }) =>
        t("priceOf", {
          endpoint,
          input: format.money(input),
          output: format.money(output),
        }),
      )
      .join(" · "),
  });
  if (!after) return [];
  const [old, fresh] = [words(before), words(after)];
  return Object.keys(old)
    .filter((field) => old[field] !== fresh[field])
    .map((field) => ({
      field,
      before: old[field] || undefined,
      after: fresh[field] || undefined,
    }));
}
