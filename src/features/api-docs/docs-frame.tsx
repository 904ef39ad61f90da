import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ThemeChoice } from "@/components/layout/preferences";
import { Logo } from "@/components/logo/logo";
import { Button } from "@/components/ui/button";
import { LanguageSwitch } from "@/features/shell/language-switch";
import { ThemeMenu } from "@/features/shell/theme-menu";
import { DocsDrawer } from "./docs-drawer";
import { DocsNav, type NavPart } from "./docs-nav";

/** The frame of the reference: its contents at the left, language and theme at the top. */
export function DocsFrame(props: {
  theme: ThemeChoice;
  badge?: ReactNode;
  parts: readonly NavPart[];
  children: ReactNode;
}) {
  const t = useTranslations("apiDocs");
  return (
    <>
      <a
        href="#content"
        className="sr-only rounded-md bg-accent px-3 py-2 text-accent-fg focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-toast"
      >
        {t("skip")}
      </a>
      <header className="sticky top-0 z-frame flex h-12 items-center gap-3 border-line border-b bg-canvas px-4 md:px-6">
        <DocsDrawer label={t("contents")} parts={props.parts} />
        <a href="/" className="shrink-0 rounded-md">
          <Logo />
        </a>
        <span className="rounded-sm bg-sunken px-1.5 py-0.5 font-medium text-muted text-xs ring-1 ring-line ring-inset max-sm:hidden">
          API v1
        </span>
        {props.badge}
        <div className="ml-auto flex items-center gap-1">
          <Button asChild variant="ghost" className="max-sm:hidden">
            <a href="/api/v1/openapi.json">
              <Braces aria-hidden="true" />
              OpenAPI 3.1
            </a>
          </Button>
          <LanguageSwitch />
          <ThemeMenu initial={props.theme} />
        </div>
      </header>
      <div className="flex">
        <aside className="sticky top-12 h-[calc(100dvh-3rem)] w-[264px] shrink-0 overflow-y-auto border-line border-r bg-frame max-lg:hidden">
          <DocsNav label={t("contents")} parts={props.parts} />
        </aside>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto min-w-0 max-w-[1320px] flex-1 px-4 pt-8 pb-24 focus:outline-none md:px-8"
        >
          {props.children}
        </main>
      </div>
    </>
  );
}
