"use client";

import { useCallback } from "react";
import { trpc } from "@/trpc/client";

/** Sub-accounts of the cloud by part of a name, for choosing one. */
export function useFindSubAccounts() {
  const cache = trpc.useUtils();
  return useCallback(
    async (query: string) => {
      const search = query.trim();
      const { rows } = await cache.iam.subAccounts.fetch({
        ...(search && { search }),
        limit: 20,
      });
      return rows
        .filter(({ userName }) => userName !== null)
        .map(({ id, userName, displayName, cloudAccount }) => ({
          value: id,
          label: userName ?? displayName,
          description: [displayName, cloudAccount?.name].filter(Boolean).join(" · "),
        }));
    },
    [cache],
  );
}
