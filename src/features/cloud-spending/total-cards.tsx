"use client";

import { useTranslations } from "next-intl";
import { StatCard } from "@/components/ui/stat-card";
import { BillsThrough } from "@/features/prepaid/bills-through";
import type { RouterOutputs } from "@/trpc/client";
import { useMoney } from "./use-money";

export type Overview = RouterOutputs["billing"]["cloudOverview"];

/** The month, the one before, and what of it counts for nobody; each row of the bill once. */
export function TotalCards({ overview }: { overview: Overview }) {
  const t = useTranslations("cloudSpending.totals");
  const money = useMoney();
  const days = overview.accounts.flatMap(({ asOf }) => asOf ?? []).sort();
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      <StatCard
        label={t("month", { month: money.month(overview.month) })}
        value={money.bare(overview.monthTotal)}
        unit={money.unit}
        note={<BillsThrough day={days[0] ?? null} />}
      />
      <StatCard
        label={t("before")}
        value={money.bare(overview.lastMonthTotal)}
        unit={money.unit}
        note={t("once")}
      />
      <StatCard
        label={t("unmonitored")}
        value={money.bare(overview.unmonitored)}
        unit={money.unit}
        note={t("unmonitoredNote")}
      />
    </div>
  );
}
