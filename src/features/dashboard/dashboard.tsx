"use client";

import { useTranslations } from "next-intl";
import { ChartSkeleton } from "@/components/charts/chart-frame";
import { Skeleton, SkeletonCard, SkeletonText } from "@/components/ui/skeleton";
import { useCan } from "@/features/shell/me";
import { Region } from "@/features/shell/region";
import { Attention } from "./attention";
import { CloudCards } from "./cloud-cards";
import { CloudTrend } from "./cloud-trend";
import { EmptiestPools } from "./emptiest-pools";
import { JobHealth } from "./job-health";
import { KeyUse } from "./key-use";
import { RecentAudit } from "./recent-audit";
import { SpendChart } from "./spend-chart";
import { SpendingCards } from "./spending-cards";
import { TopLists } from "./top-lists";

/** In the order of the questions: is something wrong, what does it cost, who runs out, who spends. */
export function Dashboard() {
  const seesCloud = useCan("iam.accounts.read");
  const seesAudit = useCan("security.audit.read");
  const seesKeys = useCan("security.secrets.read");
  return (
    <div className="grid gap-5">
      <Region fallback={<Skeleton className="h-9 w-full max-w-xl rounded-md" />}>
        <Attention />
      </Region>
      <Region fallback={<Cards />}>
        <SpendingCards />
      </Region>
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(340px,400px)]">
        <Region fallback={<ChartSkeleton height={380} />}>
          <SpendChart />
        </Region>
        <Region fallback={<Panel />}>
          <EmptiestPools />
        </Region>
      </div>
      <Region fallback={<Cards />}>
        <TopLists />
      </Region>
      {seesCloud && <Cloud />}
      <div className="grid items-start gap-5 md:grid-cols-[repeat(auto-fit,minmax(340px,1fr))]">
        <Region fallback={<Panel />}>
          <JobHealth />
        </Region>
        {seesAudit && (
          <Region fallback={<Panel />}>
            <RecentAudit />
          </Region>
        )}
        {seesKeys && (
          <Region fallback={<Panel />}>
            <KeyUse />
          </Region>
        )}
      </div>
    </div>
  );
}

/** The prepaid side: what sub-accounts of the cloud were given, and what they spend. */
function Cloud() {
  const t = useTranslations("dashboard.cloud");
  return (
    <section aria-label={t("title")} className="grid gap-4 border-line border-t pt-5">
      <header>
        <h2 className="font-semibold text-lg">{t("title")}</h2>
        <p className="text-muted text-sm">{t("about")}</p>
      </header>
      <Region fallback={<Cards />}>
        <CloudCards />
      </Region>
      <Region fallback={<ChartSkeleton height={320} />}>
        <CloudTrend />
      </Region>
    </section>
  );
}

function Cards() {
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <SkeletonCard />
      <SkeletonCard />
      <SkeletonCard />
      <SkeletonCard />
    </div>
  );
}

function Panel() {
  return (
    <div className="rounded-lg border border-line bg-surface p-4">
      <SkeletonText lines={6} />
    </div>
  );
}
