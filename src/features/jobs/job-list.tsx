"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { Column } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import { useDensity } from "@/components/layout/density";
import { EmptyState } from "@/components/ui/empty-state";
import { useFormat } from "@/components/ui/format-provider";
import { RelativeTime } from "@/components/ui/relative-time";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";
import { runsPath } from "./params";
import { RunNowDialog } from "./run-now-dialog";
import { type Job, RunStatus } from "./run-status";
import { useJobName, useTriggerText } from "./use-job-words";

const rowId = ({ id }: Job) => id;
const rowLabel = ({ name }: Job) => name;
const refetchInterval = 15_000;

/** Every background job with its schedule and how its runs went; a row leads to its runs. */
export function JobList() {
  const t = useTranslations("jobs");
  const { density } = useDensity();
  const columns = useJobColumns();
  const may = useCan("executions.run.write");
  const [started, setStarted] = useState<Job>();
  const [jobs] = trpc.jobs.functions.useSuspenseQuery({}, { refetchInterval });
  return (
    <>
      <DataTable
        label={t("jobs")}
        columns={columns}
        rows={jobs}
        rowId={rowId}
        rowLabel={rowLabel}
        density={density}
        href={({ id }) => runsPath(id)}
        actions={
          may
            ? (job) => [
                {
                  id: "run",
                  label: t("runNow.action"),
                  primary: true,
                  onSelect: () => setStarted(job),
                },
              ]
            : undefined
        }
        empty={<EmptyState title={t("empty.jobs")}>{t("empty.jobsText")}</EmptyState>}
      />
      {started && <RunNowDialog job={started} onClose={() => setStarted(undefined)} />}
    </>
  );
}

function useJobColumns(): Column<Job>[] {
  const t = useTranslations("jobs.columns");
  const format = useFormat();
  const triggerText = useTriggerText();
  const nameOf = useJobName();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("job"),
        width: 300,
        cell: ({ id }) => <span title={id}>{nameOf(id)}</span>,
      },
      {
        id: "trigger",
        header: t("schedule"),
        cell: ({ triggers }) => (
          <span className="text-muted">{triggers.map(triggerText).join(", ")}</span>
        ),
      },
      {
        id: "status",
        header: t("lastRun"),
        cell: ({ lastRun }) =>
          lastRun ? (
            <span className="inline-flex items-center gap-2">
              <RunStatus status={lastRun.status} />
              <RelativeTime at={lastRun.createdAt} className="text-muted text-xs" />
            </span>
          ) : (
            <span className="text-muted">{t("never")}</span>
          ),
      },
      {
        id: "next",
        header: t("nextRun"),
        cell: ({ nextRunAt }) => (nextRunAt ? <RelativeTime at={nextRunAt} /> : "–"),
      },
      {
        id: "active",
        header: t("active"),
        numeric: true,
        cell: ({ active }) => format.number(active),
      },
      {
        id: "rate",
        header: t("successRate"),
        numeric: true,
        cell: ({ successRate, ended }) =>
          successRate === null ? (
            "–"
          ) : (
            <span className={successRate < 1 ? "text-warn" : undefined}>
              {format.percent(successRate)}{" "}
              <span className="text-muted text-xs">{t("ofRuns", { count: ended })}</span>
            </span>
          ),
      },
    ],
    [t, format, triggerText, nameOf],
  );
}
