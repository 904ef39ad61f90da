"use client";

import { useMemo } from "react";
import { inboxInput } from "@/features/approvals/params";
import { trpc } from "@/trpc/client";
import { mayOpen, useMe } from "./me";
import { useHydrated } from "./use-hydrated";

const refetchInterval = 60_000;

/** What waits behind entries of the navigation, by their keys; nothing where nothing waits. */
export function useNavCounts(): Readonly<Record<string, string | undefined>> {
  const enabled = mayOpen(useMe(), {});
  const { data } = trpc.approvals.list.useQuery(inboxInput, { enabled, refetchInterval });
  const hydrated = useHydrated();
  const waiting = hydrated && data ? data.rows.length : 0;
  const more = Boolean(data?.next);
  return useMemo(
    () => ({ approvals: waiting > 0 ? `${waiting}${more ? "+" : ""}` : undefined }),
    [waiting, more],
  );
}
