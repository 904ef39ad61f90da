"use client";

import Link from "next/link";
import { cn } from "./cn";

export type TabLink = { href: string; label: string; count?: string; current: boolean };

/** Tabs whose place is in the address: links, not panels. */
export function TabLinks(props: { label: string; tabs: readonly TabLink[]; className?: string }) {
  return (
    <nav
      aria-label={props.label}
      className={cn("flex gap-1 overflow-x-auto border-line border-b", props.className)}
    >
      {props.tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          scroll={false}
          aria-current={tab.current ? "page" : undefined}
          className={cn(
            "relative flex h-9 shrink-0 items-center gap-1.5 px-2.5 text-sm transition-colors focus-visible:outline-offset-[-2px]",
            tab.current
              ? "font-medium text-fg after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:bg-accent-fill"
              : "text-muted hover:text-fg",
          )}
        >
          {tab.label}
          {tab.count && (
            <span className="figures rounded-sm bg-sunken px-1 text-muted text-xs">
              {tab.count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
