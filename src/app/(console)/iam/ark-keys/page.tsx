import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/layout/page-header";
import { SkeletonCard } from "@/components/ui/skeleton";
import { ArkKeyList } from "@/features/ark-keys/ark-key-list";
import { loadArkKeyParams, toArkKeysInput } from "@/features/ark-keys/params";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("arkKeys") };
}

export default async function ArkKeysPage(props: { searchParams: Promise<SearchParams> }) {
  const [params, t] = await Promise.all([
    loadArkKeyParams(props.searchParams),
    getTranslations("navigation"),
  ]);
  void trpc.iam.arkKeys.prefetch(toArkKeysInput(params));
  return (
    <PageMessages names={["arkKeys"]}>
      <HydrateClient>
        <PageHeader title={t("arkKeys")} description={t("arkKeys_about")} />
        <Region fallback={<SkeletonCard className="h-96" />}>
          <ArkKeyList />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
