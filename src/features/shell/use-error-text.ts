"use client";

import { TRPCClientError } from "@trpc/client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ErrorDetails } from "@/core/errors";
import { errorKey } from "@/i18n/keys";

type Issue = { path: string; code: string };

/** What a failed call says of itself; `undefined` when nothing answered. */
export type Refusal = {
  code: string;
  kind: string;
  details: ErrorDetails;
  requestId: string;
  issues: readonly Issue[];
};

/** The refusal in an error of tRPC; undefined for a lost connection or a mistake of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data: unknown = error.data;
  return isRefusal(data) ? data : undefined;
}

const isRefusal = (data: unknown): data is Refusal =>
  typeof data === "object" && data !== null && "code" in data && "kind" in data;

/** Words for errors: `text(error)` for the whole, `code("quota.label_required")` for a field. */
export function useErrorText() {
  const t = useTranslations();
  const code = useCallback(
    (code: string, details: ErrorDetails = {}) => {
      const key = errorKey(code);
      const values = Object.fromEntries(
        Object.entries(details).map(([name, value]) => [
          name,
          typeof value === "boolean" || value === null ? String(value) : value,
        ]),
      );
      return t.has(key) ? t(key, values) : t("shell.errors.unknown", { code });
    },
    [t],
  );
  const text = useCallback(
    (error: unknown) => {
      const refusal = refusalOf(error);
      return refusal ? code(refusal.code, refusal.details) : t("shell.errors.offline");
    },
    [t, code],
  );
  /** The first error of each field, by its path: for `Field`. */
  const fields = useCallback(
    (error: unknown): Record<string, string> => {
      const issues = refusalOf(error)?.issues ?? [];
      return Object.fromEntries([...issues].reverse().map((one) => [one.path, code(one.code)]));
    },
    [code],
  );
  return { text, code, fields };
}
