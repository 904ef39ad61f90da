import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { Crumbs } from "@/components/layout/crumbs";
import { PageHeader } from "@/components/layout/page-header";
import { SkeletonCard } from "@/components/ui/skeleton";
import { DeliveryLog } from "@/features/notifications/delivery-log";
import { loadDeliveryParams, toDeliveriesInput } from "@/features/notifications/params";
import { TargetList } from "@/features/notifications/target-list";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("notifications");
  return { title: t("title") };
}

export default async function NotificationsPage(props: { searchParams: Promise<SearchParams> }) {
  const [params, t] = await Promise.all([
    loadDeliveryParams(props.searchParams),
    getTranslations("notifications"),
  ]);
  void trpc.alerts.targets.prefetch({});
  void trpc.alerts.deliveries.prefetch(toDeliveriesInput(params));
  return (
    <PageMessages names={["notifications"]}>
      <HydrateClient>
        <Crumbs items={[{ label: t("title") }]} />
        <PageHeader title={t("title")} description={t("about")} />
        <div className="grid gap-8">
          <Region fallback={<SkeletonCard className="h-48" />}>
            <TargetList />
          </Region>
          <Region fallback={<SkeletonCard className="h-96" />}>
            <DeliveryLog />
          </Region>
        </div>
      </HydrateClient>
    </PageMessages>
  );
}
