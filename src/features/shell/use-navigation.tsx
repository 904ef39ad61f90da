"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { NavGroup } from "@/components/layout/side-nav";
import { mayOpen, useMe } from "./me";
import { type NavEntry, navGroups, navigation } from "./navigation";
import { useNavCounts } from "./use-nav-counts";

export type Navigation = {
  groups: readonly NavGroup[];
  open: readonly NavEntry[];
  shut: readonly NavEntry[];
};

/** The pages that exist, as this person may open them or not. */
export function useNavigation(): Navigation {
  const me = useMe();
  const t = useTranslations("navigation");
  const counts = useNavCounts();
  return useMemo(() => {
    const open = navigation.filter((entry) => mayOpen(me, entry));
    const shut = navigation.filter((entry) => !mayOpen(me, entry));
    const groups = navGroups.map((group) => ({
      label: t(`groups.${group}`),
      items: open
        .filter((entry) => entry.group === group)
        .map(({ href, key, icon: Icon }) => ({
          href,
          label: t(key),
          icon: <Icon aria-hidden="true" />,
          count: counts[key],
        })),
    }));
    return { groups: groups.filter(({ items }) => items.length > 0), open, shut };
  }, [me, t, counts]);
}
