"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Run, RunStatus } from "./run-status";
import { useDuration, useJobName } from "./use-job-words";

export function useRunColumns(): Column<Run>[] {
  const t = useTranslations("jobs");
  const duration = useDuration();
  const nameOf = useJobName();
  return useMemo(
    () => [
      {
        id: "job",
        header: t("columns.job"),
        width: 300,
        cell: ({ functionId }) => <span title={functionId}>{nameOf(functionId)}</span>,
      },
      {
        id: "status",
        header: t("columns.status"),
        cell: ({ status }) => <RunStatus status={status} />,
      },
      {
        id: "trigger",
        header: t("columns.trigger"),
        cell: ({ trigger, retryOf }) => (
          <span className="text-muted text-xs">
            {retryOf ? t("trigger.retry") : triggerWord(trigger, t)}
          </span>
        ),
      },
      {
        id: "created",
        header: t("columns.created"),
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
      {
        id: "took",
        header: t("columns.took"),
        numeric: true,
        cell: (run) => duration(run) ?? "–",
      },
      {
        id: "error",
        header: t("columns.error"),
        phoneHidden: true,
        cell: ({ error }) => (
          <span className="block max-w-96 truncate text-danger text-xs">{error?.message}</span>
        ),
      },
    ],
    [t, duration, nameOf],
  );
}

/** A tick of the schedule, a press of a button, or the event's own name. */
function triggerWord(name: string, t: (key: "trigger.schedule" | "trigger.byHand") => string) {
  if (name === "inngest/scheduled.timer") return t("trigger.schedule");
  return name === "inngest/function.invoked" ? t("trigger.byHand") : name;
}
