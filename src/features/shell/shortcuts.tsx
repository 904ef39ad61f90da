"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ShortcutsDialog } from "@/components/layout/shortcuts-dialog";
import { useShortcuts } from "@/components/layout/use-shortcuts";
import type { Navigation } from "./use-navigation";

/** The keys of the console, and the list of them that `?` opens. */
export function ConsoleShortcuts(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPalette: () => void;
  navigation: Navigation;
}) {
  const t = useTranslations("shell.shortcuts");
  const names = useTranslations("navigation");
  const router = useRouter();
  const pages = props.navigation.open.flatMap(({ letter, href, key }) =>
    letter ? [{ letter, href, key }] : [],
  );
  useShortcuts({
    onPalette: props.onPalette,
    onHelp: () => props.onOpenChange(true),
    go: Object.fromEntries(pages.map(({ letter, href }) => [letter, () => router.push(href)])),
  });
  return (
    <ShortcutsDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t("title")}
      groups={[
        {
          heading: t("everywhere"),
          shortcuts: [
            { keys: "⌘ K", label: t("palette") },
            { keys: "?", label: t("help") },
            { keys: "Esc", label: t("close") },
          ],
        },
        {
          heading: t("lists"),
          shortcuts: [
            { keys: "/", label: t("search") },
            { keys: "j k", label: t("rows") },
            { keys: "x", label: t("select") },
            { keys: "Enter", label: t("open") },
          ],
        },
        {
          heading: t("go"),
          shortcuts: pages.map(({ letter, key }) => ({ keys: `g ${letter}`, label: names(key) })),
        },
      ]}
    />
  );
}
