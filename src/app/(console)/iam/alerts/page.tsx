import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/layout/page-header";
import { SkeletonCard } from "@/components/ui/skeleton";
import { AlertList } from "@/features/alerts/alert-list";
import { loadAlertParams, toAlertsInput } from "@/features/alerts/params";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("alerts") };
}

export default async function AlertsPage(props: { searchParams: Promise<SearchParams> }) {
  const [params, t] = await Promise.all([
    loadAlertParams(props.searchParams),
    getTranslations("navigation"),
  ]);
  void trpc.alerts.list.prefetch(toAlertsInput(params));
  return (
    <HydrateClient>
      <PageHeader title={t("alerts")} description={t("alerts_about")} />
      <Region fallback={<SkeletonCard className="h-96" />}>
        <AlertList />
      </Region>
    </HydrateClient>
  );
}
