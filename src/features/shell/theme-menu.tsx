"use client";

import { useTranslations } from "next-intl";
import type { ThemeChoice } from "@/components/layout/preferences";
import { ThemeSwitch } from "@/components/layout/theme-switch";

export function ThemeMenu(props: { initial: ThemeChoice }) {
  const t = useTranslations("shell.theme");
  return (
    <ThemeSwitch
      initial={props.initial}
      labels={{ theme: t("label"), light: t("light"), dark: t("dark"), system: t("system") }}
    />
  );
}
