"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { WalletMinimal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { DataTable } from "@/components/data-table/data-table";
import { Pagination } from "@/components/data-table/pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { parseTrail, stepsFrom } from "@/features/listing/keyset";
import {
  type AllocationRow,
  useAllocationColumns,
} from "@/features/prepaid/use-allocation-columns";
import { Failure } from "@/features/shell/region";
import { trpc } from "@/trpc/client";

const pageSize = 20;

/** All that was allocated to it, newest first. */
export function PortalHistory() {
  const t = useTranslations("portal.history");
  const [after, setAfter] = useQueryState("after", parseTrail);
  const cursor = after.at(-1);
  const history = trpc.quota.myAllocations.useQuery(
    { limit: pageSize, ...(cursor && { cursor }) },
    { placeholderData: keepPreviousData },
  );
  return (
    <section aria-label={t("title")} className="grid gap-2">
      <h2 className="font-semibold text-lg">{t("title")}</h2>
      <DataTable
        label={t("title")}
        columns={useAllocationColumns<AllocationRow>()}
        rows={history.data?.rows}
        rowId={idOf}
        rowLabel={idOf}
        density="comfortable"
        refreshing={history.isPlaceholderData}
        error={
          history.error && <Failure error={history.error} onRetry={() => void history.refetch()} />
        }
        empty={
          <EmptyState icon={<WalletMinimal />} title={t("none")}>
            {t("noneHint")}
          </EmptyState>
        }
        footer={
          <Pagination {...stepsFrom(after, history.data?.next, (trail) => void setAfter(trail))} />
        }
      />
    </section>
  );
}

const idOf = ({ seq }: AllocationRow) => String(seq);
