"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import {
  createContext,
  Fragment,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { currentItem, type NavGroup } from "./side-nav";

export type Crumb = { label: string; href?: string };

type Crumbs = { trail: readonly Crumb[]; setDeeper: (crumbs: readonly Crumb[]) => void };

const CrumbContext = createContext<Crumbs | undefined>(undefined);
const nothing: readonly Crumb[] = [];

/** Where one is: the group and item of the navigation, then what the page adds. */
export function CrumbProvider(props: { groups: readonly NavGroup[]; children: ReactNode }) {
  const pathname = usePathname();
  const [deeper, setDeeper] = useState(nothing);
  const value = useMemo(() => {
    const item = currentItem(props.groups, pathname);
    const group = props.groups.find(({ items }) => item && items.includes(item));
    const trail = [
      ...(group?.label ? [{ label: group.label }] : []),
      ...(item ? [{ label: item.label, href: item.href }] : []),
      ...deeper,
    ];
    return { trail, setDeeper };
  }, [props.groups, pathname, deeper]);
  return <CrumbContext value={value}>{props.children}</CrumbContext>;
}

/** A detail page puts itself at the end of the trail: `<Crumbs items={[{ label: pool.name }]} />`. */
export function Crumbs(props: { items: readonly Crumb[] }) {
  const setDeeper = useContext(CrumbContext)?.setDeeper;
  const key = JSON.stringify(props.items);
  useLayoutEffect(() => {
    setDeeper?.(JSON.parse(key));
    return () => setDeeper?.(nothing);
  }, [setDeeper, key]);
  return null;
}

export function CrumbTrail() {
  const trail = useContext(CrumbContext)?.trail ?? nothing;
  return (
    <ol className="flex min-w-0 items-center gap-1 text-sm">
      {trail.map((crumb, position) => {
        const last = position === trail.length - 1;
        return (
          <Fragment key={`${crumb.href}${crumb.label}`}>
            {position > 0 && (
              <ChevronRight
                aria-hidden="true"
                className="size-3.5 shrink-0 text-tick max-sm:hidden"
              />
            )}
            <li
              className={
                last ? "min-w-0 truncate font-medium" : "shrink-0 text-muted max-sm:hidden"
              }
            >
              {crumb.href && !last ? (
                <Link href={crumb.href} className="rounded-sm hover:text-fg">
                  {crumb.label}
                </Link>
              ) : (
                <span aria-current={last ? "page" : undefined}>{crumb.label}</span>
              )}
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
