"use client";

import { useLocale } from "next-intl";
import { useCallback, useMemo } from "react";
import { trpc } from "@/trpc/client";

/** What an approach is called in the reader's language; its id while that is not known. */
export function useApproachNames(): (id: string) => string {
  const chinese = useLocale().startsWith("zh");
  const { data } = trpc.config.approaches.useQuery({ limit: 200 });
  const names = useMemo(
    () => new Map(data?.rows.map((row) => [row.id, chinese ? row.labelZh : row.labelEn])),
    [data, chinese],
  );
  return useCallback((id) => names.get(id) ?? id, [names]);
}
