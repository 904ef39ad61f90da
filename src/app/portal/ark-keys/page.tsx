import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SkeletonCard } from "@/components/ui/skeleton";
import { PortalArkKeys } from "@/features/portal/portal-ark-keys";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portalKeys");
  return { title: t("title") };
}

export default function PortalArkKeysPage() {
  void trpc.iam.myArkKeys.prefetch({});
  return (
    <PageMessages names={["portalKeys"]}>
      <HydrateClient>
        <Region fallback={<SkeletonCard className="h-64" />}>
          <PortalArkKeys />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
