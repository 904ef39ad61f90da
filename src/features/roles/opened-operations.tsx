"use client";

import { Eye, PenLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { operationKey } from "@/i18n/keys";
import type { OpenedOperation } from "./use-openings";

/** Operations by name, whether they read or change, and what safeguards them. */
export function OpenedOperations(props: { operations: readonly OpenedOperation[] }) {
  const t = useTranslations("roles-page");
  const names = useTranslations();
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {props.operations.map(({ id, kind, safeguards }) => {
        const Icon = kind === "query" ? Eye : PenLine;
        return (
          <li key={id} className="flex items-start gap-2.5 px-3 py-2">
            <Icon aria-label={t(`kinds.${kind}`)} className="mt-0.5 size-4 shrink-0 text-muted" />
            <span className="min-w-0 flex-1">
              <span className="block text-sm">{names(operationKey(id))}</span>
              <code className="block truncate text-muted text-xs">{id}</code>
            </span>
            <span className="flex max-w-[50%] flex-wrap justify-end gap-1">
              {safeguards.map((one) => (
                <Badge key={one} tone={one === "approval" ? "warn" : "neutral"}>
                  {t(`safeguards.${one}`)}
                </Badge>
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
