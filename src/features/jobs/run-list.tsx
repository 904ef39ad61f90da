"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { Pagination } from "@/components/data-table/pagination";
import { DensityToggle, TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { EmptyState } from "@/components/ui/empty-state";
import { stepsFrom } from "@/features/listing/keyset";
import { SavedViews } from "@/features/listing/saved-views";
import { useSettled } from "@/features/shell/use-settled";
import { runStatuses } from "@/modules/jobs/schema";
import { trpc } from "@/trpc/client";
import { runParams, toRunsInput } from "./params";
import { RunSheet } from "./run-sheet";
import type { Run } from "./run-status";
import { useJobName } from "./use-job-words";
import { useRunColumns } from "./use-run-columns";

const rowId = ({ id }: Run) => id;
const rowLabel = ({ functionName }: Run) => functionName;

/** The runs of background jobs, newest first. */
export function RunList() {
  const t = useTranslations("jobs");
  const { density, setDensity } = useDensity();
  const [params, set] = useQueryStates(runParams, { history: "push" });
  const { settled, refreshing } = useSettled(toRunsInput(params));
  const [{ rows, next }] = trpc.jobs.runs.useSuspenseQuery(settled, { refetchInterval: 15_000 });
  const { data: jobs = [] } = trpc.jobs.functions.useQuery({});
  const nameOf = useJobName();
  const { status, job } = params;
  const option = (value: string, label: string) => ({ value, label });
  return (
    <>
      <DataTable
        label={t("runs")}
        columns={useRunColumns()}
        rows={rows}
        rowId={rowId}
        rowLabel={rowLabel}
        refreshing={refreshing}
        density={density}
        onOpen={({ id }) => void set({ run: id })}
        empty={<EmptyState title={t("empty.runs")}>{t("empty.runsText")}</EmptyState>}
        toolbar={
          <TableToolbar
            filters={
              <FilterBar
                fields={[
                  {
                    id: "status",
                    label: t("columns.status"),
                    operator: t("is"),
                    kind: "options",
                    source: {
                      options: runStatuses.map((one) => option(one, t(`statuses.${one}`))),
                    },
                  },
                  {
                    id: "job",
                    label: t("columns.job"),
                    operator: t("is"),
                    kind: "options",
                    source: { options: jobs.map(({ id }) => option(id, nameOf(id))) },
                  },
                ]}
                filters={[
                  ...(status ? [{ field: "status", values: [status] }] : []),
                  ...(job ? [{ field: "job", values: [job] }] : []),
                ]}
                onFiltersChange={(filters) => {
                  const last = (name: string) =>
                    filters.find(({ field }) => field === name)?.values.at(-1);
                  void set({
                    status: runStatuses.find((one) => one === last("status")) ?? null,
                    job: last("job") ?? null,
                    after: null,
                  });
                }}
              />
            }
          >
            <SavedViews />
            <DensityToggle density={density} onChange={setDensity} />
          </TableToolbar>
        }
        footer={<Pagination {...stepsFrom(params.after, next, (after) => void set({ after }))} />}
      />
      <RunSheet id={params.run} onOpen={(run) => void set({ run })} />
    </>
  );
}
