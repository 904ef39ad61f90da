"use client";

import { BellRing, CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { Pagination } from "@/components/data-table/pagination";
import { DensityToggle, TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { stepsFrom } from "@/features/listing/keyset";
import { SavedViews } from "@/features/listing/saved-views";
import { useSettled } from "@/features/shell/use-settled";
import { trpc } from "@/trpc/client";
import type { Alert } from "./alert-marks";
import { AlertSheet } from "./alert-sheet";
import { alertParams, toAlertsInput } from "./params";
import { useAlertColumns } from "./use-alert-columns";
import { useAlertFilters } from "./use-alert-filters";
import { useMarkRead } from "./use-mark-read";

const rowId = ({ id }: Alert) => id;
const rowLabel = ({ subjectLabel }: Alert) => subjectLabel;

/** What people must know about sub-accounts and their money, newest first. */
export function AlertList() {
  const t = useTranslations("alerts");
  const { density, setDensity } = useDensity();
  const [params, set] = useQueryStates(alertParams, { history: "push" });
  const { settled, refreshing } = useSettled(toAlertsInput(params));
  const [{ rows, next }] = trpc.alerts.list.useSuspenseQuery(settled, { refetchInterval: 30_000 });
  const read = useMarkRead();
  const newest = rows[0];
  const anyUnread = rows.some(({ unread }) => unread);
  return (
    <>
      <DataTable
        label={t("title")}
        columns={useAlertColumns()}
        rows={rows}
        rowId={rowId}
        rowLabel={rowLabel}
        refreshing={refreshing}
        density={density}
        onOpen={({ id }) => void set({ alert: id })}
        empty={
          <EmptyState icon={<BellRing />} title={t("empty.title")}>
            {t("empty.text")}
          </EmptyState>
        }
        toolbar={
          <TableToolbar
            filters={<FilterBar {...useAlertFilters(params, (chosen) => void set(chosen))} />}
          >
            {anyUnread && newest && params.after.length === 0 && (
              <Button
                variant="ghost"
                icon={<CheckCheck aria-hidden="true" />}
                loading={read.pending}
                onClick={() => read.through(newest.seq)}
              >
                {t("markRead")}
              </Button>
            )}
            <SavedViews />
            <DensityToggle density={density} onChange={setDensity} />
          </TableToolbar>
        }
        footer={<Pagination {...stepsFrom(params.after, next, (after) => void set({ after }))} />}
      />
      <AlertSheet id={params.alert} onClose={() => void set({ alert: null })} />
    </>
  );
}
