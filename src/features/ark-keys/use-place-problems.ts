"use client";

import { useTranslations } from "next-intl";
import type { z } from "zod";
import { useErrorText } from "@/features/shell/use-error-text";

/** What the operation's own schema says of each field, once the person has tried to send it. */
export function usePlaceProblems(
  schema: z.ZodType,
  input: Record<string, unknown>,
  tried: boolean,
): Record<string, string> {
  const t = useTranslations("arkKeys.fields");
  const { code } = useErrorText();
  const parsed = tried ? schema.safeParse(input) : undefined;
  if (!parsed || parsed.success) return {};
  const issues = [...parsed.error.issues].reverse();
  return Object.fromEntries(
    issues.map(({ path, message }) => {
      const field = String(path[0]);
      return [field, input[field] ? code(message) : t("missing")];
    }),
  );
}
