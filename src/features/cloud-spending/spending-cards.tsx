"use client";

import { useTranslations } from "next-intl";
import { Estimate } from "@/components/ui/estimate";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatCard } from "@/components/ui/stat-card";
import { BillsThrough } from "@/features/prepaid/bills-through";
import { useErrorText } from "@/features/shell/use-error-text";
import type { RouterOutputs } from "@/trpc/client";
import { useMoney } from "./use-money";

export type Spending = RouterOutputs["billing"]["cloudSpending"];

/** What a month and all of it cost, as of when; and what the present would be, as an estimate. */
export function SpendingCards({ spending }: { spending: Spending }) {
  const t = useTranslations("cloudSpending.cards");
  const money = useMoney();
  const { month, monthTotal, total, since, asOf } = spending;
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      <StatCard
        label={t("month", { month: money.month(month) })}
        value={money.bare(monthTotal)}
        unit={money.unit}
        note={<BillsThrough day={asOf} />}
      />
      <StatCard
        label={t("total")}
        value={money.bare(total)}
        unit={money.unit}
        note={since ? t("since", { day: money.day(since) }) : t("sinceMonitored")}
      />
      <StatCard
        label={t("present")}
        value={<Estimate label={t("estimate")}>{money.bare(spending.estimate.present)}</Estimate>}
        unit={money.unit}
        note={<EstimateNote estimate={spending.estimate} />}
      />
    </div>
  );
}

/** What the estimate adds to the bill, from when, and what is missing in it. */
function EstimateNote({ estimate }: { estimate: Spending["estimate"] }) {
  const t = useTranslations("cloudSpending.cards");
  const money = useMoney();
  const errors = useErrorText();
  const { unbilled, complete, readAt, code } = estimate;
  return (
    <span className="figures">
      {t("unbilled", { amount: money.brief(unbilled) })}
      {!complete && ` · ${t("incomplete")}`}
      {readAt && (
        <>
          {" · "}
          {t("read")} <RelativeTime at={readAt} />
        </>
      )}
      {code && ` · ${t("unread", { why: errors.code(code) })}`}
    </span>
  );
}
