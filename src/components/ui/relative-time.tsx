"use client";

import { useEffect, useState } from "react";
import { cn } from "./cn";
import { useFormat } from "./format-provider";

/** "3 minutes ago", kept true by the minute; the exact time on hover. */
export function RelativeTime(props: { at: Date | string; className?: string }) {
  const format = useFormat();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  const at = typeof props.at === "string" ? props.at : props.at.toISOString();
  return (
    <time
      dateTime={at}
      title={format.date(props.at, "datetime")}
      suppressHydrationWarning
      className={cn("figures whitespace-nowrap", props.className)}
    >
      {format.relative(props.at)}
    </time>
  );
}
