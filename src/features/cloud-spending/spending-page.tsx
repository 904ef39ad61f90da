"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { Banner } from "@/components/ui/banner";
import { Skeleton, SkeletonCard, SkeletonText } from "@/components/ui/skeleton";
import { ExportList } from "@/features/listing/export-list";
import { Region } from "@/features/shell/region";
import { useSettled } from "@/features/shell/use-settled";
import { trpc } from "@/trpc/client";
import { DaysCard } from "./days-card";
import { MonthPicker } from "./month-picker";
import { spendingParams, toOverviewInput } from "./params";
import { PollsCard } from "./polls-card";
import { SpenderList } from "./spender-list";
import { TopCards } from "./top-cards";
import { TotalCards } from "./total-cards";

/** What all cloud accounts cost: each row of the bill once, and how the polls of the bills stand. */
export function SpendingPage() {
  return (
    <div className="grid gap-5">
      <Region fallback={<SkeletonCard className="h-28" />}>
        <PollsCard />
      </Region>
      <Region fallback={<Skeleton className="h-96 w-full rounded-lg" />}>
        <Totals />
      </Region>
      <Region fallback={<SkeletonText lines={8} />}>
        <SpenderList />
      </Region>
    </div>
  );
}

function Totals() {
  const t = useTranslations("cloudSpending.page");
  const [params, set] = useQueryStates(spendingParams, { history: "push" });
  const { settled } = useSettled(toOverviewInput(params));
  const [overview] = trpc.billing.cloudOverview.useSuspenseQuery(settled);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <MonthPicker
          month={params.month ?? overview.month}
          onMonthChange={(month) => void set({ month, after: null })}
        />
        <ExportList
          address="/api/exports/spending"
          input={{ month: overview.month }}
          capability="iam.accounts.read"
        />
      </div>
      <TotalCards overview={overview} />
      <DaysCard
        month={overview.month}
        total={overview.monthTotal}
        amounts={overview.days.map(({ day, amount }) => ({ day, key: "all", amount }))}
        labelOf={() => t("allAccounts")}
      />
      <TopCards overview={overview} />
      <Banner tone="info">{t("sharedNote")}</Banner>
    </>
  );
}
