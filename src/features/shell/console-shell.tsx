"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { CommandTrigger } from "@/components/layout/command-palette";
import type { ThemeChoice } from "@/components/layout/preferences";
import { Bell } from "@/features/alerts/bell";
import { SafeguardsProvider } from "@/features/safeguards/safeguards-provider";
import { AccountMenu } from "./account-menu";
import { AsOfClock } from "./as-of-clock";
import { DemoBadge } from "./demo-badge";
import { homeOf } from "./home";
import { LanguageSwitch } from "./language-switch";
import { useMe } from "./me";
import { MustChangeBanner } from "./must-change-banner";
import { Palette } from "./palette";
import { SessionWatch } from "./session-watch";
import { ConsoleShortcuts } from "./shortcuts";
import { ThemeMenu } from "./theme-menu";
import { useNavigation } from "./use-navigation";

export type ConsoleShellProps = {
  theme: ThemeChoice;
  folded: boolean;
  demo: boolean;
  children: ReactNode;
};

/** The frame of the console: what the person may open, search, preferences and account. */
export function ConsoleShell(props: ConsoleShellProps) {
  const t = useTranslations("shell");
  const me = useMe();
  const navigation = useNavigation();
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  return (
    <SafeguardsProvider>
      <AppShell
        groups={navigation.groups}
        navLabel={t("navigation")}
        home={homeOf(me.type)}
        initiallyFolded={props.folded}
        status={
          <>
            {props.demo && <DemoBadge />}
            <AsOfClock />
          </>
        }
        search={
          <CommandTrigger
            label={t("palette.trigger")}
            shortcut="⌘ K"
            onOpen={() => setPalette(true)}
          />
        }
        preferences={
          <>
            <LanguageSwitch />
            <ThemeMenu key={props.theme} initial={props.theme} />
          </>
        }
        tools={
          <>
            <Bell />
            <AccountMenu onHelp={() => setHelp(true)} />
          </>
        }
      >
        <MustChangeBanner />
        {props.children}
      </AppShell>
      <Palette open={palette} onOpenChange={setPalette} navigation={navigation} />
      <ConsoleShortcuts
        open={help}
        onOpenChange={setHelp}
        onPalette={() => setPalette(true)}
        navigation={navigation}
      />
      <SessionWatch />
    </SafeguardsProvider>
  );
}
