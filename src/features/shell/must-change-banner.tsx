"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useMe } from "./me";

/** A password that somebody else set is to be changed first. */
export function MustChangeBanner() {
  const t = useTranslations("shell.mustChange");
  const me = useMe();
  const there = usePathname() === "/account";
  if (!me.mustChangePassword) return null;
  return (
    <Banner
      tone="warn"
      title={t("title")}
      className="mb-5"
      action={
        there ? undefined : (
          <Button asChild size="sm">
            <Link href="/account#password">{t("action")}</Link>
          </Button>
        )
      }
    >
      {t("text")}
    </Banner>
  );
}
