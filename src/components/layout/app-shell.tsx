"use client";

import { Menu, PanelLeft } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Logo, LogoMark } from "@/components/logo/logo";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { useUiText } from "@/components/ui/ui-text";
import { CrumbProvider, CrumbTrail } from "./crumbs";
import { NavDrawer } from "./nav-drawer";
import { rememberPreference } from "./preference-cookie";
import { navCookie } from "./preferences";
import { type NavGroup, SideNav } from "./side-nav";

export type AppShellProps = {
  groups: readonly NavGroup[];
  /** Names the navigation for screen readers. */
  navLabel: string;
  home: string;
  product?: string;
  /** What the server read from the cookie `airgate-nav`. */
  initiallyFolded?: boolean;
  search?: ReactNode;
  /** Demo badge and as-of clock. */
  status?: ReactNode;
  /** Always in the top bar: inbox, account. */
  tools?: ReactNode;
  /** Language and theme; on phones they move to the foot of the drawer. */
  preferences?: ReactNode;
  /** Under the navigation. */
  navFooter?: ReactNode;
  children: ReactNode;
};

export function AppShell(props: AppShellProps) {
  const text = useUiText();
  const [folded, setFolded] = useState(props.initiallyFolded ?? false);
  const [drawer, setDrawer] = useState(false);
  const fold = () => {
    rememberPreference(navCookie, folded ? "full" : "icons");
    setFolded(!folded);
  };
  return (
    <CrumbProvider groups={props.groups}>
      <a
        href="#content"
        className="sr-only rounded-md bg-accent px-3 py-2 text-accent-fg focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-toast"
      >
        {text.skipToContent}
      </a>
      <div className="flex min-h-dvh">
        <aside
          className={cn(
            "sticky top-0 z-frame flex h-dvh shrink-0 flex-col border-line border-r bg-frame transition-[width] max-md:hidden",
            folded ? "w-[61px]" : "w-[232px]",
          )}
        >
          <div className={cn("flex h-12 shrink-0 items-center px-4", folded && "px-[18px]")}>
            <Link href={props.home} className="rounded-md" aria-label={props.product ?? "AirGate"}>
              {folded ? <LogoMark /> : <Logo product={props.product} />}
            </Link>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
            <SideNav groups={props.groups} label={props.navLabel} folded={folded} />
          </div>
          {!folded && props.navFooter && <div className="px-5 py-2">{props.navFooter}</div>}
          <div className="border-line border-t p-3">
            <IconButton
              label={folded ? text.expand : text.collapse}
              icon={<PanelLeft />}
              side="right"
              aria-expanded={!folded}
              onClick={fold}
            />
          </div>
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          <header className="sticky top-0 z-frame flex h-12 shrink-0 items-center gap-2 border-line border-b bg-canvas px-3 md:px-6">
            <IconButton
              label={text.menu}
              icon={<Menu />}
              onClick={() => setDrawer(true)}
              className="md:hidden"
            />
            <CrumbTrail />
            <div className="ml-auto flex shrink-0 items-center gap-1">
              <div className="mr-2 flex items-center gap-3 empty:hidden max-sm:mr-0">
                {props.status}
              </div>
              {props.search}
              <div className="flex items-center gap-1 max-md:hidden">{props.preferences}</div>
              {props.tools}
            </div>
          </header>
          <main
            id="content"
            tabIndex={-1}
            className="w-full min-w-0 flex-1 px-4 pt-5 pb-16 focus:outline-none md:px-6"
          >
            {props.children}
          </main>
        </div>
      </div>
      <NavDrawer
        open={drawer}
        onOpenChange={setDrawer}
        label={props.navLabel}
        product={props.product}
        groups={props.groups}
        footer={props.preferences}
      />
    </CrumbProvider>
  );
}
