"use client";

import { useLocale } from "next-intl";
import { parseAsNumberLiteral, useQueryState } from "nuqs";
import { overviewDays } from "@/modules/billing/schema/overview";
import { type RouterOutputs, trpc } from "@/trpc/client";

export type SpendingOverview = RouterOutputs["billing"]["overview"];

/** How many days the chart shows; the address remembers it. */
export const useDays = () =>
  useQueryState("days", parseAsNumberLiteral(overviewDays).withDefault(30));

export function useSpending(): SpendingOverview {
  const [days] = useDays();
  const [overview] = trpc.billing.overview.useSuspenseQuery({ days });
  return overview;
}

/** The name of an approach in the language of the page. */
export function useApproachName() {
  const locale = useLocale();
  return (label: { zh: string; en: string }) => (locale === "en" ? label.en : label.zh);
}
