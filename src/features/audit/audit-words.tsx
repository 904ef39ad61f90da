"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { actionKey, operationKey, roleKey } from "@/i18n/keys";
import type { RouterOutputs } from "@/trpc/client";

export type AuditRow = RouterOutputs["audit"]["get"];

/** Names for what a row holds as codes; a code without a text stands for itself. */
export function useAuditWords() {
  const t = useTranslations();
  return useMemo(() => {
    const named = (key: string, code: string) => (t.has(key) ? t(key) : code);
    const words = {
      /** Also the beginnings of actions: "session". */
      action: (code: string) => named(actionKey(code), code),
      operation: (id: string) => named(operationKey(id), id),
      targetType: (type: string) => named(`audit-page.targets.${type}`, type),
      role: (role: string) => named(roleKey(role), role),
      actorType: (type: string) => named(`audit-page.actors.${type}`, type),
    };
    return {
      ...words,
      /** Role of an admin, else what kind of caller it is. */
      standing: (row: Pick<AuditRow, "actorRole" | "actorType">) =>
        row.actorRole ? words.role(row.actorRole) : words.actorType(row.actorType),
    };
  }, [t]);
}
