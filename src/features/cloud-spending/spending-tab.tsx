"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { SkeletonCard } from "@/components/ui/skeleton";
import { ExportList } from "@/features/listing/export-list";
import { Failure } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import { spendingParams } from "./params";
import { SpendingView } from "./spending-view";

/** What a sub-account has spent, by project and day, and how its quota runs down. */
export function SpendingTab({ id }: { id: string }) {
  const [month, setMonth] = useQueryState("month", spendingParams.month);
  const spending = trpc.billing.cloudSpending.useQuery(
    { subAccountId: id, ...(month && { month }) },
    { placeholderData: keepPreviousData },
  );
  const { data: burnDown } = trpc.billing.burnDown.useQuery({ subAccountId: id });
  if (spending.error) {
    return <Failure error={spending.error} onRetry={() => void spending.refetch()} />;
  }
  if (!spending.data) return <SkeletonCard className="h-96" />;
  return (
    <SpendingView
      spending={spending.data}
      burnDown={burnDown}
      onMonthChange={(wanted) => void setMonth(wanted)}
      actions={
        <ExportList
          address="/api/exports/spending"
          input={{ month: spending.data.month, subAccountId: id }}
          capability="iam.accounts.read"
        />
      }
    />
  );
}
