"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpc } from "@/trpc/client";
import type { SubAccountRow } from "../row";
import type { Quotas } from "./use-sub-account-columns";

/** The prepaid quotas of the rows of a page; whoever is missing there has none. */
export function useQuotas(rows: readonly SubAccountRow[] | undefined): Quotas | undefined {
  const subAccountIds = rows?.map(({ id }) => id) ?? [];
  const { data } = trpc.quota.prepaidOf.useQuery(
    { subAccountIds },
    {
      enabled: subAccountIds.length > 0,
      placeholderData: keepPreviousData,
      trpc: { context: { long: true } },
    },
  );
  return useMemo(() => data && new Map(data.map((line) => [line.subAccountId, line])), [data]);
}
