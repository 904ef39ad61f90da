"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";

const freshMs = 300_000;

/**
 * What the people and API keys behind a list's ids are called. Undefined until the name has come,
 * where there is none, and for whoever may not read names: the id then stands for itself.
 */
export function useActorNames(ids: readonly (string | null)[]) {
  const asked = [...new Set(ids.filter((id) => id !== null))].sort();
  const { data } = trpc.access.actorNames.useQuery(
    { ids: asked },
    {
      enabled: useCan("users.list.read") && asked.length > 0,
      placeholderData: keepPreviousData,
      staleTime: freshMs,
      trpc: { context: { long: true } },
    },
  );
  const names = useMemo(() => new Map(data?.map(({ id, name }) => [id, name])), [data]);
  return useCallback((id: string) => names.get(id), [names]);
}

export type NameOf = ReturnType<typeof useActorNames>;
