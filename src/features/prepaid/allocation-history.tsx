"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { WalletCards } from "lucide-react";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { Pagination } from "@/components/data-table/pagination";
import { DensityToggle, TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportList } from "@/features/listing/export-list";
import { stepsFrom } from "@/features/listing/keyset";
import { useActorNames } from "@/features/listing/use-actor-names";
import { Failure } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import { useActorColumns } from "./use-allocation-columns";
import { useAllocationFilters } from "./use-allocation-filters";

const pageSize = 50;

/** Every allocation and deduction, newest first: rows that nobody can change. */
export function AllocationHistory({ id }: { id: string }) {
  const t = useTranslations("prepaid.history");
  const { density, setDensity } = useDensity();
  const { input, after, setTrail, bar } = useAllocationFilters();
  const cursor = after.at(-1);
  const asked = { subAccountId: id, ...input };
  const history = trpc.quota.allocations.useQuery(
    { ...asked, limit: pageSize, ...(cursor && { cursor }) },
    { placeholderData: keepPreviousData },
  );
  const nameOf = useActorNames((history.data?.rows ?? []).map(({ actorId }) => actorId));
  return (
    <section aria-label={t("title")} className="grid gap-2">
      <h2 className="font-semibold text-lg">{t("title")}</h2>
      <DataTable
        label={t("title")}
        columns={useActorColumns(nameOf)}
        rows={history.data?.rows}
        rowId={idOf}
        rowLabel={idOf}
        density={density}
        refreshing={history.isPlaceholderData}
        error={
          history.error && <Failure error={history.error} onRetry={() => void history.refetch()} />
        }
        empty={
          <EmptyState icon={<WalletCards />} title={t("none")}>
            {t("noneHint")}
          </EmptyState>
        }
        toolbar={
          <TableToolbar filters={<FilterBar {...bar} />}>
            <ExportList
              address="/api/exports/allocations"
              input={asked}
              capability="iam.accounts.read"
            />
            <DensityToggle density={density} onChange={setDensity} />
          </TableToolbar>
        }
        footer={<Pagination {...stepsFrom(after, history.data?.next, setTrail)} />}
      />
    </section>
  );
}

const idOf = ({ seq }: { seq: number }) => String(seq);
