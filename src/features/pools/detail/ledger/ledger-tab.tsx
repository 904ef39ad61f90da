"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { BookOpenText } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { Pagination } from "@/components/data-table/pagination";
import { DensityToggle, TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { EmptyState } from "@/components/ui/empty-state";
import { stepsFrom } from "@/features/listing/keyset";
import { useActorNames } from "@/features/listing/use-actor-names";
import { plusDays, startOfDay } from "@/features/listing/zone-days";
import { Failure } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import type { Pool } from "../../pool";
import type { LedgerEntry } from "./entry";
import { useLedgerColumns } from "./use-ledger-columns";
import { useLedgerFilters } from "./use-ledger-filters";

/** Every change of the pool's money, newest first. */
export function LedgerTab({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.ledger");
  const zone = useTimeZone() ?? "UTC";
  const { density, setDensity } = useDensity();
  const { params, fields, filters, setFilters, setTrail } = useLedgerFilters();
  const { kinds, from, to, after } = params;
  const cursor = after.at(-1);
  const ledger = trpc.quota.ledger.useQuery(
    {
      pool: pool.name,
      ...(kinds.length > 0 && { kinds }),
      ...(from && { from: startOfDay(from, zone).toISOString() }),
      ...(to && { to: startOfDay(plusDays(to, 1), zone).toISOString() }),
      ...(cursor && { cursor }),
    },
    { placeholderData: keepPreviousData },
  );
  const nameOf = useActorNames((ledger.data?.rows ?? []).map(({ actorId }) => actorId));
  const columns = useLedgerColumns(nameOf);
  return (
    <DataTable
      label={t("label")}
      columns={columns}
      rows={ledger.data?.rows}
      rowId={idOf}
      rowLabel={idOf}
      density={density}
      refreshing={ledger.isPlaceholderData}
      error={ledger.error && <Failure error={ledger.error} onRetry={() => void ledger.refetch()} />}
      empty={
        <EmptyState icon={<BookOpenText />} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      }
      toolbar={
        <TableToolbar
          filters={<FilterBar fields={fields} filters={filters} onFiltersChange={setFilters} />}
        >
          <DensityToggle density={density} onChange={setDensity} />
        </TableToolbar>
      }
      footer={<Pagination {...stepsFrom(after, ledger.data?.next, setTrail)} />}
    />
  );
}

const idOf = ({ id }: LedgerEntry) => String(id);
