"use client";

import { useTranslations } from "next-intl";
import { TopBars } from "@/components/charts/top-bars";
import { Section } from "@/components/layout/section";
import type { Overview } from "./total-cards";
import { useMoney } from "./use-money";

/** Who and what spent most in the month. */
export function TopCards({ overview }: { overview: Overview }) {
  const t = useTranslations("cloudSpending.top");
  const money = useMoney();
  const lists = [
    {
      key: "subAccounts",
      bars: overview.topSubAccounts.map((one) => ({
        id: one.subAccountId,
        label: one.displayName,
        note: one.userName,
        amount: one.amount,
        href: `/iam/sub-accounts/${one.subAccountId}?tab=spending&month=${overview.month}`,
      })),
    },
    {
      key: "projects",
      bars: overview.topProjects.map((one) => ({
        id: `${one.cloudAccountId} ${one.project}`,
        label: one.project === "-" ? t("noProject") : one.project,
        amount: one.amount,
      })),
    },
  ];
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      {lists.map(({ key, bars }) => (
        <Section key={key} title={t(key)}>
          {bars.length === 0 ? (
            <p className="py-6 text-center text-muted text-sm">{t("none")}</p>
          ) : (
            <TopBars
              label={t(key)}
              bars={bars.map(({ amount, ...bar }) => ({
                ...bar,
                value: Number(amount),
                figure: money.bare(amount),
              }))}
            />
          )}
        </Section>
      ))}
    </div>
  );
}
