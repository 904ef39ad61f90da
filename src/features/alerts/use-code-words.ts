"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** What keeps a message from its receiver before that has answered. */
const known = [
  "address_refused",
  "name_unknown",
  "target_disabled",
  "target_removed",
  "timed_out",
  "tls_failed",
  "unreachable",
  "url_refused",
] as const;

/** The code of an attempt in words: why it got nowhere, or what the receiver answered. */
export function useCodeWords() {
  const t = useTranslations("alerts.codes");
  return useCallback(
    (code: string): string => {
      const one = known.find((candidate) => candidate === code);
      if (one) return t(one);
      const [, from, number] = /^(http|feishu)_(-?\d+)$/.exec(code) ?? [];
      if (number === undefined) return code;
      return from === "http" ? t("http", { number }) : t("feishu", { number });
    },
    [t],
  );
}
