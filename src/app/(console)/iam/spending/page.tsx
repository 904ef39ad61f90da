import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/layout/page-header";
import {
  loadSpendingParams,
  toOverviewInput,
  toSpendersInput,
} from "@/features/cloud-spending/params";
import { SpendingPage } from "@/features/cloud-spending/spending-page";
import { PageMessages } from "@/features/shell/page-messages";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("spending") };
}

export default async function CloudSpendingPage(props: { searchParams: Promise<SearchParams> }) {
  const [params, t] = await Promise.all([
    loadSpendingParams(props.searchParams),
    getTranslations("navigation"),
  ]);
  void trpc.billing.polls.prefetch({ limit: 20 });
  void trpc.billing.cloudOverview.prefetch(toOverviewInput(params));
  void trpc.billing.spenders.prefetch(toSpendersInput(params));
  return (
    <PageMessages names={["cloudSpending"]}>
      <HydrateClient>
        <PageHeader title={t("spending")} description={t("spending_about")} />
        <SpendingPage />
      </HydrateClient>
    </PageMessages>
  );
}
