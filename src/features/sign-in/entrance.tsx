import type { ReactNode } from "react";
import type { ThemeChoice } from "@/components/layout/preferences";
import { Logo } from "@/components/logo/logo";
import { LanguageSwitch } from "@/features/shell/language-switch";
import { ThemeMenu } from "@/features/shell/theme-menu";
import { GatePanel } from "./gate-panel";

/** The page before one is inside: what is asked at the left, what AirGate is at the right. */
export function Entrance(props: { theme: ThemeChoice; badge?: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(460px,5fr)_7fr]">
      <div className="flex flex-col px-6 py-5 sm:px-10">
        <header className="flex items-center justify-between gap-3">
          <span className="flex items-center gap-3">
            <Logo />
            {props.badge}
          </span>
          <span className="flex items-center gap-1">
            <LanguageSwitch />
            <ThemeMenu initial={props.theme} />
          </span>
        </header>
        <main className="mx-auto flex w-full max-w-[380px] flex-1 flex-col justify-center py-10">
          {props.children}
        </main>
      </div>
      <GatePanel />
    </div>
  );
}

/** The heading of what is asked. */
export function EntranceTitle(props: { title: string; children: ReactNode }) {
  return (
    <div className="mb-7">
      <h1 className="font-semibold text-2xl">{props.title}</h1>
      <p className="mt-1.5 text-base text-muted">{props.children}</p>
    </div>
  );
}
