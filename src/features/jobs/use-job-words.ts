"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "@/components/ui/format-provider";

type Span = { startedAt: string | null; endedAt: string | null };

/** How long something took, in words that fit its size; undefined while it goes on. */
export function useDuration() {
  const t = useTranslations("jobs.duration");
  const format = useFormat();
  return useCallback(
    ({ startedAt, endedAt }: Span): string | undefined => {
      if (!startedAt || !endedAt) return undefined;
      const ms = Math.max(0, new Date(endedAt).getTime() - new Date(startedAt).getTime());
      if (ms < 1_000) return t("milliseconds", { value: format.number(ms) });
      if (ms < 60_000) return t("seconds", { value: format.number(ms / 1_000, { decimals: 1 }) });
      return t("minutes", { value: format.number(ms / 60_000, { decimals: 1 }) });
    },
    [t, format],
  );
}

/** What starts a job: its schedule, or the name of an event. */
export function useTriggerText() {
  const t = useTranslations("jobs.trigger");
  return useCallback(
    (trigger: { cron: string } | { event: string }) =>
      "cron" in trigger
        ? t("cron", { cron: trigger.cron.replace(/^TZ=\S+ /, "") })
        : t("event", { event: trigger.event }),
    [t],
  );
}
