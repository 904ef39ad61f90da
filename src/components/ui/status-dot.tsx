import type { ReactNode } from "react";
import { type Tone, toneText } from "./badge";
import { cn } from "./cn";

const shapes: Record<Tone, ReactNode> = {
  neutral: <circle cx="5" cy="5" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  accent: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  warn: <path d="M5 .8 9.4 8.8H.6Z" fill="currentColor" />,
  danger: <rect x="1" y="1" width="8" height="8" rx="1" fill="currentColor" />,
  info: <path d="M5 .5 9.5 5 5 9.5.5 5Z" fill="currentColor" />,
};

/** A quiet state for rows: each tone has a shape of its own beside the word. */
export function StatusDot(props: { tone: Tone; children: ReactNode; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", props.className)}>
      <svg
        viewBox="0 0 10 10"
        aria-hidden="true"
        className={cn("size-2.5 shrink-0", toneText[props.tone])}
      >
        {shapes[props.tone]}
      </svg>
      {props.children}
    </span>
  );
}
