"use client";

import type { z } from "zod";
import { useErrorText } from "@/features/shell/use-error-text";

/** What the operation's own schema says of each field, once the person has tried to send it. */
export function useProblems(
  schema: z.ZodType,
  input: unknown,
  tried: boolean,
): Record<string, string> {
  const { code } = useErrorText();
  const parsed = tried ? schema.safeParse(input) : undefined;
  if (!parsed || parsed.success) return {};
  const issues = [...parsed.error.issues].reverse();
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), code(message)]));
}
