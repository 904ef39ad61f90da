"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Gauge, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import type { CommandGroup, CommandItem } from "@/components/layout/command-palette";
import { useFormat } from "@/components/ui/format-provider";
import { trpc } from "@/trpc/client";
import { mayOpen, useMe } from "./me";

type Found = { items: CommandItem[]; searching: boolean };

const shown = 6;

/** The pools and people that go with what was typed, as far as the reader may see them. */
export function usePaletteSearch(typed: string): { groups: CommandGroup[]; searching: boolean } {
  const t = useTranslations("shell.palette");
  const search = useDeferredValue(typed);
  const pools = usePools(search);
  const people = usePeople(search);
  const groups = [
    { heading: t("pools"), items: pools.items },
    { heading: t("people"), items: people.items },
  ];
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    searching: pools.searching || people.searching,
  };
}

/** Pools whose name or label contains it. */
function usePools(search: string): Found {
  const t = useTranslations("shell.palette");
  const format = useFormat();
  const router = useRouter();
  const allowed = mayOpen(useMe(), { capability: "workspaces.list.read", grant: "uniauth/bill" });
  const enabled = allowed && search.length > 0;
  const { data, isFetching } = trpc.quota.pools.useQuery(
    { search, limit: shown },
    { enabled, placeholderData: keepPreviousData },
  );
  const rows = enabled ? (data?.rows ?? []) : [];
  return {
    searching: enabled && isFetching,
    items: rows.map((pool) => ({
      id: `pool:${pool.name}`,
      label: pool.label,
      description: `${pool.name} · ${t("available", { amount: format.money(pool.available, { decimals: 2 }) })}`,
      icon: <Gauge aria-hidden="true" />,
      onSelect: () => router.push(`/workspaces/${encodeURIComponent(pool.name)}`),
    })),
  };
}

/** People whose name, UPN or department begins with it. */
function usePeople(search: string): Found {
  const router = useRouter();
  const allowed = mayOpen(useMe(), { capability: "users.list.read" });
  const enabled = allowed && search.length > 0;
  const { data, isFetching } = trpc.directory.people.useQuery(
    { search, limit: shown },
    { enabled, placeholderData: keepPreviousData },
  );
  const rows = enabled ? (data?.rows ?? []) : [];
  return {
    searching: enabled && isFetching,
    items: rows.map(({ upn, display_name, department }) => ({
      id: `person:${upn}`,
      label: display_name,
      description: [upn, department].filter(Boolean).join(" · "),
      icon: <UserRound aria-hidden="true" />,
      onSelect: () => router.push(`/users/${encodeURIComponent(upn)}`),
    })),
  };
}
