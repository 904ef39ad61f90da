"use client";

import { useTranslations } from "next-intl";
import { operationKey } from "@/i18n/keys";
import { trpc } from "@/trpc/client";

/** What each scope opens, in words; `undefined` while it loads. */
export function useScopeOperations() {
  const t = useTranslations("apiKeys");
  const names = useTranslations();
  const { data } = trpc.access.openings.useQuery({});
  return (scope: string): string | undefined => {
    if (!data) return undefined;
    const opened = data.scopes.find((one) => one.scope === scope)?.operations ?? [];
    if (opened.length === 0) return t("opensNothing");
    return opened.map(({ id }) => names(operationKey(id))).join(t("comma"));
  };
}
