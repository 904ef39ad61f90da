"use client";

import { useTranslations } from "next-intl";
import type { z } from "zod";
import { useErrorText } from "@/features/shell/use-error-text";
import type { TargetDraft } from "./target";

/** What the operation's own schema says of each field, and that somebody must choose something. */
export function useDraftProblems() {
  const t = useTranslations("notifications.fields");
  const { code } = useErrorText();
  return (schema: z.ZodType, input: unknown, { everything, types }: TargetDraft) => {
    const parsed = schema.safeParse(input);
    const issues = parsed.success ? [] : [...parsed.error.issues].reverse();
    const problems = issues.map(({ path, message }) => [String(path[0]), code(message)]);
    const none = everything || types.length > 0 ? [] : [["types", t("typesNone")]];
    return Object.fromEntries([...problems, ...none]) as Record<string, string>;
  };
}
