import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { SkeletonCard } from "@/components/ui/skeleton";
import { loadSpendingParams } from "@/features/cloud-spending/params";
import { PortalSpending } from "@/features/portal/portal-spending";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.pages");
  return { title: t("spending") };
}

export default async function PortalSpendingPage(props: { searchParams: Promise<SearchParams> }) {
  const { month } = await loadSpendingParams(props.searchParams);
  void trpc.billing.mySpending.prefetch({ ...(month && { month }) });
  void trpc.billing.myBurnDown.prefetch({});
  return (
    <PageMessages names={["cloudSpending", "portal"]}>
      <HydrateClient>
        <Region fallback={<SkeletonCard className="h-96" />}>
          <PortalSpending />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
