"use client";

import { SkeletonCard } from "@/components/ui/skeleton";
import { Failure } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import { AllocationHistory } from "./allocation-history";
import { QuotaCard } from "./quota-card";
import { StepsCard } from "./steps-card";

/** The prepaid quota of a sub-account: how it stands, its alert steps, and all that was allocated. */
export function QuotaTab({ id }: { id: string }) {
  const { data, error, refetch } = trpc.quota.prepaid.useQuery({ subAccountId: id });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {data ? <QuotaCard quota={data} /> : <SkeletonCard className="h-64" />}
        {data ? <StepsCard quota={data} /> : <SkeletonCard className="h-64" />}
      </div>
      <AllocationHistory id={id} />
    </div>
  );
}
