"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { TopBars } from "@/components/charts/top-bars";
import { Section } from "@/components/layout/section";
import { EmptyState } from "@/components/ui/empty-state";
import { BurnDownCard } from "@/features/cloud-spending/burn-down-card";
import { useMoney } from "@/features/cloud-spending/use-money";
import { type RouterOutputs, trpc } from "@/trpc/client";

/** How all prepaid quotas run down together, and who spends most this month. */
export function CloudTrend() {
  const t = useTranslations("dashboard.cloud");
  const [cloud] = trpc.billing.cloudDashboard.useSuspenseQuery({});
  if (cloud.burnDown.series.length === 0) {
    return <EmptyState title={t("nothing")}>{t("nothingText")}</EmptyState>;
  }
  return (
    <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(340px,400px)]">
      <BurnDownCard read={cloud.burnDown} />
      <TopSpenders spenders={cloud.topSubAccounts} month={cloud.month} />
    </div>
  );
}

function TopSpenders(props: {
  spenders: RouterOutputs["billing"]["cloudDashboard"]["topSubAccounts"];
  month: string;
}) {
  const t = useTranslations("dashboard.cloud");
  const money = useMoney();
  const { month, spenders } = props;
  return (
    <Section
      title={t("top")}
      description={t("topAbout", { month: money.month(month), unit: money.unit })}
      actions={
        <Link
          prefetch={false}
          href="/iam/spending"
          className="text-sm underline decoration-line underline-offset-4 hover:decoration-current"
        >
          {t("all")}
        </Link>
      }
    >
      {spenders.length === 0 ? (
        <p className="py-6 text-center text-muted text-sm">{t("nobody")}</p>
      ) : (
        <TopBars
          label={t("top")}
          bars={spenders.map(({ amount, displayName, subAccountId, userName }) => ({
            id: subAccountId,
            label: displayName,
            note: userName,
            value: Number(amount),
            figure: money.bare(amount),
            href: `/iam/sub-accounts/${subAccountId}?tab=spending`,
          }))}
        />
      )}
    </Section>
  );
}
