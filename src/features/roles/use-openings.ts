"use client";

import { useMemo } from "react";
import { type RouterOutputs, trpc } from "@/trpc/client";

type Openings = RouterOutputs["access"]["openings"];
export type OpenedOperation = Openings["capabilities"][number]["operations"][number];

const none: readonly OpenedOperation[] = [];

/** What each capability opens, read off the operations themselves. */
export function useOpenings() {
  const [{ capabilities }] = trpc.access.openings.useSuspenseQuery({});
  return useMemo(() => {
    const byCode = new Map<string, readonly OpenedOperation[]>(
      capabilities.map(({ capability, operations }) => [capability, operations]),
    );
    const operationsOf = (code: string) => byCode.get(code) ?? none;
    return { operationsOf, opensNothing: (code: string) => operationsOf(code).length === 0 };
  }, [capabilities]);
}
