"use client";

import { useEffect, useRef } from "react";
import { isPageKey } from "@/components/ui/page-key";

export type Shortcuts = {
  /** ⌘K or Ctrl K; works inside fields too. */
  onPalette?: () => void;
  /** `?` */
  onHelp?: () => void;
  /** `g` and then the letter. */
  go: Readonly<Record<string, () => void>>;
};

const chordMilliseconds = 1200;

const isPaletteKey = (event: KeyboardEvent) =>
  (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k";

/** The keys of the whole console. Stands once, in the shell. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    let armedUntil = 0;
    const take = (event: KeyboardEvent, action: (() => void) | undefined) => {
      if (!action) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      action();
    };
    const pageKey = (event: KeyboardEvent) => {
      const chord = event.timeStamp < armedUntil;
      armedUntil = event.key === "g" && !chord ? event.timeStamp + chordMilliseconds : 0;
      if (chord) take(event, latest.current.go[event.key]);
      else if (event.key === "?") take(event, latest.current.onHelp);
    };
    const press = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) take(event, latest.current.onPalette);
      else if (isPageKey(event)) pageKey(event);
    };
    document.addEventListener("keydown", press, { capture: true });
    return () => document.removeEventListener("keydown", press, { capture: true });
  }, []);
}
