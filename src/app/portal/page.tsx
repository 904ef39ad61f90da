import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SkeletonCard } from "@/components/ui/skeleton";
import { PortalHome } from "@/features/portal/portal-home";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal");
  return { title: t("name") };
}

export default function PortalPage() {
  void trpc.iam.mySubAccount.prefetch({});
  void trpc.quota.myPrepaid.prefetch({});
  return (
    <PageMessages names={["cloudSpending", "portal", "signIn"]}>
      <HydrateClient>
        <Region fallback={<SkeletonCard />}>
          <PortalHome />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
