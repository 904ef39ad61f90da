"use client";

import { LogOut } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ThemeChoice } from "@/components/layout/preferences";
import { Logo } from "@/components/logo/logo";
import { Button } from "@/components/ui/button";
import { SafeguardsProvider } from "@/features/safeguards/safeguards-provider";
import { DemoBadge } from "@/features/shell/demo-badge";
import { LanguageSwitch } from "@/features/shell/language-switch";
import { SessionWatch } from "@/features/shell/session-watch";
import { ThemeMenu } from "@/features/shell/theme-menu";
import { signOutHere } from "@/features/sign-in/auth-client";
import { portalDoor } from "./portal-door";
import { PortalNav } from "./portal-nav";

/** The frame of the portal: one quiet column, and nothing of the console. */
export function PortalShell(props: { theme: ThemeChoice; demo: boolean; children: ReactNode }) {
  const t = useTranslations("portal");
  return (
    <SafeguardsProvider>
      <div className="flex min-h-dvh flex-col">
        <header className="sticky top-0 z-frame border-line border-b bg-frame">
          <div className="mx-auto flex h-14 w-full max-w-4xl items-center gap-3 px-4 sm:px-6">
            <Link href="/portal" className="rounded-md" aria-label={t("home")}>
              <Logo />
            </Link>
            <span className="border-tick border-l pl-3 text-muted text-sm max-sm:hidden">
              {t("name")}
            </span>
            {props.demo && <DemoBadge />}
            <div className="ml-auto flex items-center gap-1">
              <LanguageSwitch />
              <ThemeMenu initial={props.theme} />
              <Button
                variant="ghost"
                icon={<LogOut aria-hidden="true" />}
                onClick={() => void signOutHere(portalDoor)}
              >
                <span className="max-sm:sr-only">{t("signOut")}</span>
              </Button>
            </div>
          </div>
          <div className="mx-auto w-full max-w-4xl px-4 sm:px-6">
            <PortalNav />
          </div>
        </header>
        <main id="content" className="mx-auto w-full max-w-4xl flex-1 px-4 py-8 sm:px-6">
          {props.children}
        </main>
      </div>
      <SessionWatch />
    </SafeguardsProvider>
  );
}
