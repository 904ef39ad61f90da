"use client";

import { useEffect, useState } from "react";
import type { Option } from "./select";

export type LoadOptions = (query: string, signal: AbortSignal) => Promise<readonly Option[]>;

type Found = { query: string; options: readonly Option[]; failed: boolean };

const pauseMilliseconds = 180;

/** Asks for options when the typing pauses; an older answer never replaces a newer one. */
export function useOptions(load: LoadOptions | undefined, query: string, active: boolean) {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (!load || !active) return;
    const control = new AbortController();
    const finish = (options: readonly Option[], failed: boolean) => {
      if (!control.signal.aborted) setFound({ query, options, failed });
    };
    const timer = setTimeout(
      () =>
        void load(query, control.signal).then(
          (options) => finish(options, false),
          () => finish([], true),
        ),
      pauseMilliseconds,
    );
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [load, query, active]);
  return {
    options: found?.options ?? [],
    failed: found?.failed ?? false,
    loading: Boolean(load) && active && found?.query !== query,
  };
}
