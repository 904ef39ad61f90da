"use client";

import { LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { CommandGroup, CommandItem } from "@/components/layout/command-palette";
import { signOutHere } from "@/features/sign-in/auth-client";
import { capabilityKey } from "@/i18n/keys";
import { type PaletteAction, paletteActions } from "./actions";
import { mayOpen, useMe } from "./me";
import type { NavEntry } from "./navigation";
import type { Navigation } from "./use-navigation";

/** What the palette offers before anything is typed. */
export function usePaletteGroups({ open, shut }: Navigation): CommandGroup[] {
  const t = useTranslations("shell.palette");
  const names = useTranslations("navigation");
  const me = useMe();
  const item = useItem();
  const page = (entry: NavEntry) =>
    item(entry, names(entry.key), names(`${entry.key}_about`), entry.letter);
  const action = (entry: PaletteAction) => item(entry, names(`actions.${entry.key}`));
  const allowed = paletteActions.filter((entry) => mayOpen(me, entry));
  const denied = paletteActions.filter((entry) => !mayOpen(me, entry));
  return [
    { heading: t("pages"), items: open.map(page) },
    {
      heading: t("actions"),
      items: [
        ...allowed.map(action),
        {
          id: "sign-out",
          label: t("signOut"),
          icon: <LogOut aria-hidden="true" />,
          onSelect: () => void signOutHere(),
        },
      ],
    },
    ...(shut.length + denied.length > 0
      ? [{ heading: t("shut"), items: [...shut.map(page), ...denied.map(action)] }]
      : []),
  ];
}

type Target = Pick<PaletteAction, "key" | "href" | "icon" | "capability" | "grant" | "everybody">;

function useItem() {
  const t = useTranslations();
  const me = useMe();
  const router = useRouter();
  return (entry: Target, label: string, description?: string, letter?: string): CommandItem => {
    const { key, href, icon: Icon, capability } = entry;
    const open = mayOpen(me, entry);
    const reason = capability
      ? t("shell.palette.needs", { capability: t(capabilityKey(capability)), code: capability })
      : t("shell.palette.adminsOnly");
    return {
      id: `go:${key}`,
      label,
      description,
      icon: <Icon aria-hidden="true" />,
      keywords: [key, href],
      shortcut: open && letter ? `g ${letter}` : undefined,
      onSelect: () => router.push(href),
      disabledReason: open ? undefined : reason,
    };
  };
}
