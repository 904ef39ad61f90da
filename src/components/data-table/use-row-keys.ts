"use client";

import { type RefObject, useEffect } from "react";
import { isPageKey } from "@/components/ui/page-key";

type Keys = { onToggle?: (id: string) => void };

/** `j` `k` walk the rows, `x` selects, `Enter` opens, `/` goes to the search box. */
export function useRowKeys(root: RefObject<HTMLElement | null>, active: boolean, keys: Keys) {
  const { onToggle } = keys;
  useEffect(() => {
    if (!active) return;
    const rows = () => [...(root.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const current = () => document.activeElement?.closest<HTMLElement>("[data-row]") ?? undefined;
    const step = (by: number) => {
      const all = rows();
      const row = current();
      const at = row ? all.indexOf(row) : -1;
      const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    };
    const actions: Record<string, () => void> = {
      j: () => step(1),
      k: () => step(-1),
      x: () => {
        const id = current()?.dataset.row;
        if (id !== undefined) onToggle?.(id);
      },
      Enter: () => {
        if (document.activeElement !== current()) return;
        current()?.querySelector<HTMLElement>("[data-row-open]")?.click();
      },
      "/": () => root.current?.querySelector<HTMLElement>("[data-table-search]")?.focus(),
    };
    const press = (event: KeyboardEvent) => {
      const action = actions[event.key];
      if (!action || !isPageKey(event)) return;
      if (event.key !== "Enter") event.preventDefault();
      action();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [root, active, onToggle]);
}
