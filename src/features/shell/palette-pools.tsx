"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Gauge } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import type { CommandGroup } from "@/components/layout/command-palette";
import { useFormat } from "@/components/ui/format-provider";
import { trpc } from "@/trpc/client";
import { mayOpen, useMe } from "./me";

const shown = 6;

/** The pools whose name or label contains what was typed. */
export function usePoolSearch(typed: string): { groups: CommandGroup[]; searching: boolean } {
  const t = useTranslations("shell.palette");
  const format = useFormat();
  const router = useRouter();
  const me = useMe();
  const search = useDeferredValue(typed);
  const allowed = mayOpen(me, { capability: "workspaces.list.read", grant: "uniauth/bill" });
  const enabled = allowed && search.length > 0;
  const { data, isFetching } = trpc.quota.pools.useQuery(
    { search, limit: shown },
    { enabled, placeholderData: keepPreviousData },
  );
  const rows = enabled ? (data?.rows ?? []) : [];
  const items = rows.map((pool) => ({
    id: `pool:${pool.name}`,
    label: pool.label,
    description: `${pool.name} · ${t("available", { amount: format.money(pool.available, { decimals: 2 }) })}`,
    icon: <Gauge aria-hidden="true" />,
    onSelect: () => router.push(`/workspaces/${encodeURIComponent(pool.name)}`),
  }));
  return {
    groups: items.length > 0 ? [{ heading: t("pools"), items }] : [],
    searching: enabled && isFetching,
  };
}
