import type { ReactNode } from "react";
import { type Tone, toneIcon, toneText } from "./badge";
import { cn } from "./cn";

const grounds: Record<Tone, string> = {
  neutral: "border-line bg-sunken",
  accent: "border-accent/25 bg-accent-soft",
  warn: "border-warn/25 bg-warn-soft",
  danger: "border-danger/25 bg-danger-soft",
  info: "border-info/25 bg-info-soft",
};

/** Something the whole page should know; `danger` interrupts a screen reader. */
export function Banner(props: {
  tone: Tone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const Icon = toneIcon[props.tone];
  return (
    <div
      role={props.tone === "danger" ? "alert" : undefined}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border px-3 py-2.5 text-sm",
        grounds[props.tone],
        props.className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-60 gap-2.5">
        <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", toneText[props.tone])} />
        <div className="min-w-0">
          {props.title && <p className="font-medium">{props.title}</p>}
          {props.children}
        </div>
      </div>
      {props.action && <div className="flex items-center gap-2">{props.action}</div>}
    </div>
  );
}
