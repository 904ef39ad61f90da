"use client";

import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { rememberPreference } from "@/components/layout/preference-cookie";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";

/** A language is offered under its own name, whatever the page is written in. */
const languages = [
  { locale: "zh-CN", name: "中文", short: "中" },
  { locale: "en", name: "English", short: "EN" },
] as const;

const cookie = "airgate-locale";

/** Changes the language at once and remembers it. */
export function LanguageSwitch() {
  const t = useTranslations("shell");
  const locale = useLocale();
  const router = useRouter();
  const choose = (next: string) => {
    rememberPreference(cookie, next);
    router.refresh();
  };
  const current = languages.find((one) => one.locale === locale);
  return (
    <DropdownMenu
      trigger={
        <Button
          variant="ghost"
          aria-label={`${t("language")}: ${current?.short ?? locale}`}
          icon={<Languages aria-hidden="true" />}
          className="px-2"
        >
          {current?.short}
        </Button>
      }
      groups={[
        {
          label: t("language"),
          actions: languages.map((one) => ({
            id: one.locale,
            label: one.name,
            shortcut: one.locale === locale ? "✓" : undefined,
            onSelect: () => choose(one.locale),
          })),
        },
      ]}
    />
  );
}
