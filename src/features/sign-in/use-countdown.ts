import { useCallback, useEffect, useState } from "react";

/** Seconds that are still to be waited, told by the second. */
export function useCountdown(): { seconds: number; start: (seconds: number) => void } {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [seconds]);
  const start = useCallback((wait: number) => {
    setNow(Date.now());
    setUntil(Date.now() + wait * 1000);
  }, []);
  return { seconds, start };
}
