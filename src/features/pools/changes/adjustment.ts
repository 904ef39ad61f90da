import { readDecimal } from "@/components/ui/read-decimal";
import { DomainError, type ErrorDetails } from "@/core/errors";
import { formatMoney, parseMoney } from "@/core/money";
import { availableOf, balanceOf, boosterAfter } from "@/modules/quota/rules/account";
import { bucketsOf, type PoolMoney } from "../pool";

export type Direction = "topUp" | "deduct";

/** What a top-up or deduction leads to, or what stands in its way; undefined before a figure is typed. */
export type Outlook =
  | { amount: string; balance: string; after: PoolMoney; available: string }
  | { code: string; details: ErrorDetails };

/** The server's own rule on what was typed, so that the preview cannot differ from the result. */
export function adjustmentOf(
  pool: PoolMoney,
  typed: string,
  direction: Direction,
): Outlook | undefined {
  const text = readDecimal(typed);
  if (text === "") return undefined;
  const micros = parseMoney(text);
  if (micros === undefined) return problem("money.invalid");
  if (micros === 0) return problem("money.zero");
  if (micros < 0) return problem("money.negative");
  const signed = direction === "topUp" ? micros : -micros;
  try {
    const buckets = bucketsOf(pool);
    const after = { ...buckets, ...boosterAfter(buckets, signed) };
    return {
      amount: formatMoney(signed),
      balance: formatMoney(balanceOf(after)),
      available: formatMoney(availableOf(after)),
      after: {
        ...pool,
        booster: formatMoney(after.booster),
        boosterGranted: formatMoney(after.boosterGranted),
      },
    };
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, details: error.details };
    throw error;
  }
}

const problem = (code: string) => ({ code, details: {} });
