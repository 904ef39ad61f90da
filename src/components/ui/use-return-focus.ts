"use client";

import { useState } from "react";

/**
 * Gives the focus back to where it was when what floats closes: for `onCloseAutoFocus` of a component
 * that mounts as it opens. Dialogs here are opened by state and know no trigger, and without one
 * Radix leaves the focus nowhere.
 */
export function useReturnFocus() {
  // While it is first drawn: a field inside may take the focus before any effect runs.
  const [origin] = useState(() => document.activeElement);
  return (event: Event) => {
    event.preventDefault();
    target(origin)?.focus({ preventScroll: true });
  };
}

/** What is gone, such as the row that was just removed, has the page stand in for it. */
function target(origin: Element | null): HTMLElement | null {
  const there = origin instanceof HTMLElement && origin.isConnected && origin !== document.body;
  return there ? origin : document.querySelector("main");
}
