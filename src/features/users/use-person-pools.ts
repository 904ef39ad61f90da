"use client";

import { type RouterOutputs, trpc } from "@/trpc/client";

export type Membership = RouterOutputs["policy"]["personPools"]["rows"][number];

const perPage = 20;

/** The pools somebody is in, a page at a time; the page of the person prefetches the first. */
export function usePersonPools(upn: string) {
  const [{ pages }, list] = trpc.policy.personPools.useSuspenseInfiniteQuery(
    { upn, limit: perPage },
    { getNextPageParam: ({ next }) => next ?? undefined },
  );
  return { rows: pages.flatMap(({ rows }) => rows), list };
}
