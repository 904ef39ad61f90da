import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { SkeletonCard } from "@/components/ui/skeleton";
import { AccountList } from "@/features/cloud-accounts/account-list";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("cloudAccounts") };
}

export default async function CloudAccountsPage() {
  void trpc.iam.cloudAccounts.prefetch({});
  const t = await getTranslations("navigation");
  return (
    <HydrateClient>
      <PageHeader title={t("cloudAccounts")} description={t("cloudAccounts_about")} />
      <Region fallback={<SkeletonCard />}>
        <AccountList />
      </Region>
    </HydrateClient>
  );
}
