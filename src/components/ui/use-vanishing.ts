"use client";

import { useCallback, useEffect, useState } from "react";

const shownSeconds = 30;

/** A secret that is in view for half a minute and then forgotten; `left` counts the seconds. */
export function useVanishing() {
  const [shown, setShown] = useState<{ value: string; left: number }>();
  const visible = shown !== undefined;
  useEffect(() => {
    if (!visible) return;
    const tick = () =>
      setShown((now) => (now && now.left > 1 ? { ...now, left: now.left - 1 } : undefined));
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [visible]);
  const show = useCallback((value: string) => setShown({ value, left: shownSeconds }), []);
  const hide = useCallback(() => setShown(undefined), []);
  return { shown, show, hide };
}
