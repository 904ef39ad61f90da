import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { SkeletonCard } from "@/components/ui/skeleton";
import { CreateKey } from "@/features/api-keys/create-key";
import { KeyList } from "@/features/api-keys/key-list";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("secrets") };
}

export default async function SecretsPage() {
  void trpc.apiKeys.list.prefetch({});
  void trpc.access.openings.prefetch({});
  const t = await getTranslations("navigation");
  return (
    <PageMessages names={["apiKeys"]}>
      <HydrateClient>
        <PageHeader title={t("secrets")} description={t("secrets_about")} actions={<CreateKey />} />
        <Region fallback={<SkeletonCard />}>
          <KeyList />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
