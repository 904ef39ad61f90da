import type { CheckCode } from "@/modules/billing/schema/check";
import type { Locale, Route } from "./route";
import { textOf } from "./texts";

/** The HTTP status of each answer of check-balance (product.md §5). */
const statuses: Readonly<Record<CheckCode, number>> = {
  OK: 200,
  USER_NOT_FOUND: 404,
  USER_FROZEN: 403,
  POOL_NOT_FOUND: 404,
  POOL_DISABLED: 403,
  NOT_A_MEMBER: 403,
  APPROACH_NOT_FOUND: 404,
  APPROACH_OFF_SHELF: 403,
  ACCESS_DENIED: 403,
  MODEL_NOT_ALLOWED: 403,
  TOKEN_NOT_ENOUGH: 402,
};

export const checkStatus = ({ code }: { code: CheckCode }): number => statuses[code];

const noMoney = {
  balance_percent: null,
  balance: null,
  available: null,
  allowance_remaining: null,
  booster: null,
  next_refresh_at: null,
};

/** check-balance has the same body in every case: errors carry its fields, answers a reason. */
export const checkExtras: Pick<Route, "extend" | "always"> = {
  always: noMoney,
  extend({ ok, code, ...figures }, locale: Locale) {
    return { ok, code, reason: textOf(locale, `check.${code}`, {}), ...figures };
  },
};
