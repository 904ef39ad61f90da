"use client";

import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { MethodTag } from "./method-tag";

export type NavPart = {
  title: string;
  items: readonly { id: string; label: string; method?: string }[];
};

/** What the page holds, by work; the part that is read now is marked. */
export function DocsNav(props: {
  label: string;
  parts: readonly NavPart[];
  onFollow?: () => void;
}) {
  const current = useCurrent(props.parts);
  return (
    <nav aria-label={props.label} className="grid gap-4 px-3 py-4">
      {props.parts.map((part) => (
        <div key={part.title} className="grid gap-px">
          <p className="px-2 pb-1 font-medium text-muted text-xs">{part.title}</p>
          {part.items.map(({ id, label, method }) => (
            <a
              key={id}
              href={`#${id}`}
              aria-current={id === current ? "location" : undefined}
              onClick={props.onFollow}
              className={cn(
                "relative flex min-h-8 items-center gap-2 rounded-md px-2 py-1 text-sm transition-colors max-lg:min-h-10",
                id === current
                  ? "bg-surface font-medium text-fg shadow-[0_0_0_1px_var(--line)] before:absolute before:inset-y-1.5 before:-left-3 before:w-[3px] before:rounded-r-full before:bg-accent-fill"
                  : "text-muted hover:bg-hover hover:text-fg",
              )}
            >
              {method && <MethodTag method={method} small />}
              <span className="min-w-0 leading-snug">{label}</span>
            </a>
          ))}
        </div>
      ))}
    </nav>
  );
}

/** The heading that was scrolled past last. */
function useCurrent(parts: readonly NavPart[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const ids = parts.flatMap(({ items }) => items.map(({ id }) => id));
    const look = () => {
      const passed = ids.filter(
        (id) => (document.getElementById(id)?.getBoundingClientRect().top ?? 1_000) < 120,
      );
      setCurrent(passed.at(-1) ?? ids[0]);
    };
    look();
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, [parts]);
  return current;
}
