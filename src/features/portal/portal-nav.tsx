"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";

/** Every page of the portal, in its order. */
const pages = [
  { key: "quota", href: "/portal" },
  { key: "spending", href: "/portal/spending" },
  { key: "arkKeys", href: "/portal/ark-keys" },
] as const;

export function PortalNav() {
  const t = useTranslations("portal.pages");
  const here = usePathname();
  return (
    <TabLinks
      label={t("label")}
      tabs={pages.map(({ key, href }) => ({ href, label: t(key), current: href === here }))}
      className="-mx-2.5 border-b-0"
    />
  );
}
