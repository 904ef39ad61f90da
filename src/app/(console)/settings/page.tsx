import { Megaphone } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { SkeletonCard } from "@/components/ui/skeleton";
import { CloudSettings } from "@/features/settings/cloud-settings";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("settings") };
}

export default async function SettingsPage() {
  void trpc.config.cloudSettings.prefetch({});
  const t = await getTranslations("navigation");
  return (
    <HydrateClient>
      <PageHeader
        title={t("settings")}
        description={t("settings_about")}
        actions={
          <Button asChild>
            <Link href="/settings/notifications" prefetch={false}>
              <Megaphone aria-hidden="true" />
              {t("notifications")}
            </Link>
          </Button>
        }
      />
      <Region fallback={<SkeletonCard className="h-[36rem]" />}>
        <CloudSettings />
      </Region>
    </HydrateClient>
  );
}
