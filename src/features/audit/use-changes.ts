"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { changedFields } from "@/components/ui/diff-fields";
import type { Change } from "@/components/ui/diff-view";
import { useValueText } from "./use-value-text";

type Values = Record<string, unknown> | null;

/** Two sides of a change as rows of a `DiffView`, with the names that people know. */
export function useChanges() {
  const t = useTranslations("audit-page");
  const valueText = useValueText();
  return useCallback(
    (before: Values, after: Values): Change[] =>
      changedFields(before, after).map(({ path, ...sides }) => {
        const key = `fields.${path.replaceAll(".", "_")}`;
        return {
          field: t.has(key) ? t(key) : path,
          before: valueText(path, sides.before),
          after: valueText(path, sides.after),
        };
      }),
    [t, valueText],
  );
}
