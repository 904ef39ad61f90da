import { createLoader, createParser, parseAsString } from "nuqs/server";
import { parseTrail } from "@/features/listing/keyset";

/** A month as it can stand in an address; nothing for what is none. */
const parseMonth = createParser({
  parse: (text) => (/^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : null),
  serialize: (month: string) => month,
});

/** What the address of the spending page may say; without a month it is the current one. */
export const spendingParams = {
  month: parseMonth,
  account: parseAsString,
  q: parseAsString.withDefault(""),
  after: parseTrail,
};
export const loadSpendingParams = createLoader(spendingParams);
export type SpendingParams = Awaited<ReturnType<typeof loadSpendingParams>>;

/** One page of spenders, as the server and the browser both ask for it. */
export function toSpendersInput({ month, account, q, after }: SpendingParams) {
  const cursor = after.at(-1);
  return {
    ...(month && { month }),
    ...(account && { cloudAccountId: account }),
    ...(q && { search: q }),
    limit: 50,
    ...(cursor && { cursor }),
  };
}

/** The totals of the same month. */
export const toOverviewInput = ({ month }: Pick<SpendingParams, "month">) => ({
  days: 30,
  ...(month && { month }),
});
