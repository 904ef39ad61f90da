"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";

export type NavItem = {
  href: string;
  label: string;
  icon: ReactNode;
  /** A number that waits for attention, already formatted. */
  count?: string;
};

export type NavGroup = { label?: string; items: readonly NavItem[] };

/** The item whose address is the longest beginning of the current one. */
export function currentItem(groups: readonly NavGroup[], pathname: string): NavItem | undefined {
  return groups
    .flatMap(({ items }) => items)
    .filter(
      ({ href }) => pathname === href || pathname.startsWith(href === "/" ? "//" : `${href}/`),
    )
    .sort((one, other) => other.href.length - one.href.length)[0];
}

export function SideNav(props: {
  groups: readonly NavGroup[];
  label: string;
  /** Only icons; names appear as tooltips. */
  folded: boolean;
  onFollow?: () => void;
}) {
  const current = currentItem(props.groups, usePathname());
  return (
    <nav aria-label={props.label} className="grid gap-4 px-3 py-2">
      {props.groups.map((group) => (
        <div key={group.label ?? group.items[0]?.href} className="grid gap-px">
          {group.label && !props.folded && (
            <p className="px-2 pb-1 font-medium text-muted text-xs">{group.label}</p>
          )}
          {group.label && props.folded && <span className="mx-2 mb-1 h-px bg-line" />}
          {group.items.map((item) => (
            <NavLink
              key={item.href}
              item={item}
              current={item === current}
              folded={props.folded}
              onFollow={props.onFollow}
            />
          ))}
        </div>
      ))}
    </nav>
  );
}

function NavLink(props: {
  item: NavItem;
  current: boolean;
  folded: boolean;
  onFollow: (() => void) | undefined;
}) {
  const { item, current, folded } = props;
  const link = (
    <Link
      href={item.href}
      aria-current={current ? "page" : undefined}
      aria-label={folded ? item.label : undefined}
      onClick={props.onFollow}
      className={cn(
        "relative flex h-8 items-center gap-2.5 rounded-md px-2 text-sm transition-colors max-md:h-10 [&_svg]:size-4 [&_svg]:shrink-0",
        current
          ? "bg-surface font-medium text-fg shadow-[0_0_0_1px_var(--line)] before:absolute before:inset-y-1.5 before:-left-3 before:w-[3px] before:rounded-r-full before:bg-accent-fill [&_svg]:text-accent"
          : "text-muted hover:bg-hover hover:text-fg",
        folded && "w-9 justify-center px-0",
      )}
    >
      {item.icon}
      {!folded && <span className="min-w-0 flex-1 truncate">{item.label}</span>}
      {item.count && !folded && (
        <span className="figures rounded-full bg-accent-soft px-1.5 font-medium text-accent text-xs leading-[18px]">
          {item.count}
        </span>
      )}
      {item.count && folded && (
        <span className="absolute top-1 right-1 size-1.5 rounded-full bg-accent-fill" />
      )}
    </Link>
  );
  return folded ? (
    <Tooltip content={item.label} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
