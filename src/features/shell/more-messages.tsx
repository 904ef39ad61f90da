"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { Messages } from "@/i18n/messages";

/** Adds texts to those that are there already; a provider by itself would replace them. */
export function MoreMessages(props: { messages: Messages; children: ReactNode }) {
  const known = useMessages();
  const { messages } = props;
  const all = useMemo(() => ({ ...known, ...messages }), [known, messages]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all}>
      {props.children}
    </NextIntlClientProvider>
  );
}
