import { DomainError } from "@/core/errors";
import { badRequest, refusalOf } from "./errors";
import type { Locale, Route } from "./route";
import { textOf } from "./texts";

type Issue = { path: string; code: string };
type ItemError = {
  code: string;
  status: number;
  details: Record<string, string | number | boolean | null>;
  issues?: readonly Issue[];
};
type Item = { ok: true } | { ok: false; error: ItemError };

/** Each refused item of a batch reads as the same refusal of a single charge. */
export const chargeBatchExtras: Pick<Route, "extend"> = {
  extend: (answer, locale) => ({
    ...answer,
    results: (answer.results as readonly Item[]).map((item) =>
      item.ok ? item : { ...item, error: named(item.error, locale) },
    ),
  }),
};

function named({ code, details, issues, ...rest }: ItemError, locale: Locale) {
  const reason = textOf(locale, code, details);
  return {
    ...rest,
    code: publicCodeOf(code),
    reason,
    details,
    ...(issues
      ? { issues: issues.map((one) => ({ ...one, reason: textOf(locale, one.code, {}) })) }
      : {}),
  };
}

function publicCodeOf(code: string): string {
  const malformed = badRequest([]);
  return code === malformed.text
    ? malformed.code
    : refusalOf(new DomainError("invalid", code)).code;
}
