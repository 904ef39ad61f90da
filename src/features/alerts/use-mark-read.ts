"use client";

import { trpc } from "@/trpc/client";

/** Notes that the inbox was seen up to an alert. */
export function useMarkRead() {
  const cache = trpc.useUtils();
  const { mutate, isPending } = trpc.alerts.markRead.useMutation({
    onSuccess: () => cache.alerts.invalidate(),
  });
  return { pending: isPending, through: (seq: number) => mutate({ through: seq }) };
}
