import type { z } from "zod";

/** What is wrong with one field: where it stands in the input, and the key of the rule it breaks. */
export type FieldIssue = { path: string; code: string };

const ownCode = /^[a-z][a-z0-9_]*\.[a-z0-9_]+$/;

/** Zod's issues as forms read them: our own rules are codes already, Zod's are `field.<code>`. */
export const fieldIssues = (error: z.ZodError): FieldIssue[] =>
  error.issues.map(({ path, code, message }) => ({
    path: path.map(String).join("."),
    code: ownCode.test(message) ? message : `field.${code}`,
  }));
