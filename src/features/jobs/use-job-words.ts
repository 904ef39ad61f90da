"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "@/components/ui/format-provider";
import { scheduleOf } from "./schedule";

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

/** What a job does, in a few words; its id where it has none. */
export function useJobName() {
  const t = useTranslations("jobs.names");
  return useCallback(
    (id: string): string => {
      const key = id.replace(/^airgate-/, "");
      return t.has(key) ? t(key) : key;
    },
    [t],
  );
}

/** What starts a job: its schedule, or the name of an event. */
export function useTriggerText() {
  const t = useTranslations("jobs.trigger");
  return useCallback(
    (trigger: { cron: string } | { event: string }): string => {
      if ("event" in trigger) return t("event", { event: trigger.event });
      const schedule = scheduleOf(trigger.cron);
      if (!schedule) return trigger.cron.replace(/^TZ=\S+ /, "");
      const { every, ...values } = schedule;
      return t(`every.${every}`, values);
    },
    [t],
  );
}
