"use client";

import { useTranslations } from "next-intl";
import type { Consequence } from "@/components/ui/consequence-list";
import { useFormat } from "@/components/ui/format-provider";
import type { AccessCount } from "./losses";

/** Access in numbers, for the dialogs that take it away or give it back. */
export function useAccessLines() {
  const t = useTranslations("subAccount.access");
  const format = useFormat();
  return (count: AccessCount, tone: "danger" | "accent"): Consequence[] => {
    const line = (key: "global" | "inProjects" | "keys" | "arkKeys" | "login", of: number) => ({
      figure: format.number(of),
      label: t(key),
      ...(of > 0 && { tone }),
    });
    return [
      line("global", count.global),
      line("inProjects", count.inProjects),
      line("keys", count.keys),
      line("arkKeys", count.arkKeys),
      line("login", count.login ? 1 : 0),
    ];
  };
}
