"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { DataTable } from "@/components/data-table/data-table";
import { Pagination } from "@/components/data-table/pagination";
import { useDensity } from "@/components/layout/density";
import { EmptyState } from "@/components/ui/empty-state";
import { stepsFrom } from "@/features/listing/keyset";
import { useActorNames } from "@/features/listing/use-actor-names";
import { useSettled } from "@/features/shell/use-settled";
import { trpc } from "@/trpc/client";
import type { Change } from "./change";
import { ChangeSheet } from "./change-sheet";
import { endedChangesOf, historyParams } from "./params";
import { useChangeColumns } from "./use-change-columns";

const rowId = ({ id }: Change) => id;

/** What was done to the sub-account in the cloud, by whom and why; the last first. */
export function ChangesTab({ id }: { id: string }) {
  const t = useTranslations("subAccount.changes");
  const { density } = useDensity();
  const [params, set] = useQueryStates(historyParams, { history: "push" });
  const { settled, refreshing } = useSettled(endedChangesOf(id, params.after));
  const [{ rows, next }] = trpc.iam.changes.useSuspenseQuery(settled);
  const nameOf = useActorNames(rows.map(({ requestedBy }) => requestedBy));
  const { columns, labelOf } = useChangeColumns(nameOf);
  return (
    <>
      <DataTable
        label={t("history")}
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowLabel={labelOf}
        refreshing={refreshing}
        density={density}
        onOpen={(change) => void set({ change: change.id })}
        empty={
          <EmptyState icon={<History />} title={t("none")}>
            {t("noneHint")}
          </EmptyState>
        }
        footer={<Pagination {...stepsFrom(params.after, next, (after) => void set({ after }))} />}
      />
      <ChangeSheet
        change={rows.find((row) => row.id === params.change)}
        nameOf={nameOf}
        onClose={() => void set({ change: null })}
      />
    </>
  );
}
