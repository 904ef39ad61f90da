import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import {
  densityCookie,
  readDensity,
  readTheme,
  themeAttribute,
  themeCookie,
} from "@/components/layout/preferences";
import { Providers } from "@/features/shell/providers";
import { isEverywhere, selectMessages } from "@/i18n/areas";
import type { Messages } from "@/i18n/messages";

export const metadata: Metadata = {
  title: { default: "AirGate", template: "%s · AirGate" },
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, locale, messages] = await Promise.all([cookies(), getLocale(), getMessages()]);
  const theme = themeAttribute(readTheme(jar.get(themeCookie)?.value));
  return (
    <html lang={locale} data-theme={theme} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider messages={selectMessages(messages as Messages, isEverywhere)}>
          <Providers density={readDensity(jar.get(densityCookie)?.value)}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
