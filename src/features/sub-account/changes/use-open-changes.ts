"use client";

import { useCallback, useEffect, useRef } from "react";
import { trpc } from "@/trpc/client";
import { paceOf, progressOf } from "./change";
import { openChangesOf } from "./params";

/** What is being done in the cloud, read anew while it goes on; with it everything that shows it. */
export function useOpenChanges(id: string) {
  const refresh = useRefresh(id);
  const [{ rows }] = trpc.iam.changes.useSuspenseQuery(openChangesOf(id), {
    refetchInterval: ({ state }) => paceOf(state.data?.rows ?? [], Date.now()),
  });
  const progress = progressOf(rows);
  const seen = useRef(progress);
  useEffect(() => {
    if (seen.current === progress) return;
    seen.current = progress;
    void refresh();
  }, [progress, refresh]);
  return rows;
}

/** Reads again what shows a sub-account, once something of it was changed. */
export function useRefresh(id: string) {
  const { iam } = trpc.useUtils();
  return useCallback(
    () =>
      Promise.all([
        iam.subAccount.invalidate({ subAccountId: id }),
        iam.changes.invalidate({ subAccountId: id }),
        iam.grantsOverview.invalidate({ subAccountId: id }),
        iam.accessKeys.invalidate(),
        iam.arkKeys.invalidate(),
      ]),
    [iam, id],
  );
}
