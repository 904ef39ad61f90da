"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useMemo } from "react";
import type { Density } from "@/components/data-table/table-state";
import { DensityProvider } from "@/components/layout/density";
import { FormatProvider } from "@/components/ui/format-provider";
import { Toaster } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import { UiTextProvider } from "@/components/ui/ui-text";
import { formattersOf } from "@/i18n/formatters";
import { TrpcProvider } from "@/trpc/client";
import { useUiWords } from "./ui-words";

/** All that a page of the app stands in, whoever looks at it. */
export function Providers(props: { density: Density; children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <TrpcProvider>
      <NuqsAdapter>
        <UiTextProvider value={useUiWords()}>
          <FormatProvider value={useFormatters()}>
            <TooltipProvider>
              <DensityProvider initial={props.density}>{props.children}</DensityProvider>
              <Toaster label={t("notices")} />
            </TooltipProvider>
          </FormatProvider>
        </UiTextProvider>
      </NuqsAdapter>
    </TrpcProvider>
  );
}

function useFormatters() {
  const t = useTranslations("words");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const unit = t("coins");
  return useMemo(
    () => formattersOf({ locale, timeZone, unit, now: () => new Date() }),
    [locale, timeZone, unit],
  );
}
