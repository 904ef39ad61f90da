"use client";

import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";

/** A sub-account of the portal alone has nothing in the cloud. */
export function NoCloudUser() {
  const t = useTranslations("subAccount.noCloudUser");
  return (
    <EmptyState icon={<CloudOff />} title={t("title")}>
      {t("hint")}
    </EmptyState>
  );
}
