"use client";

import { useDeferredValue, useMemo } from "react";

/**
 * What a list may ask with `useSuspenseQuery` while its filter changes: the rows in view stay until
 * the new ones have come (`refreshing`), instead of giving way to the fallback.
 */
export function useSettled<Input extends object>(input: Input) {
  const wanted = JSON.stringify(input);
  const settled = useDeferredValue(wanted);
  return {
    settled: useMemo(() => JSON.parse(settled) as Input, [settled]),
    refreshing: wanted !== settled,
  };
}
