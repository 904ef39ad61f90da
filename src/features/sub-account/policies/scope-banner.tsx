"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";

/** Global policies and project policies are two things: said wherever one of them is chosen. */
export function ScopeBanner() {
  const t = useTranslations("subAccount.scopes");
  return (
    <Banner tone="info">
      <p>{t("global")}</p>
      <p>{t("project")}</p>
    </Banner>
  );
}
