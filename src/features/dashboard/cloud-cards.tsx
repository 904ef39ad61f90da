"use client";

import { useTranslations } from "next-intl";
import { Estimate } from "@/components/ui/estimate";
import { useFormat } from "@/components/ui/format-provider";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatCard } from "@/components/ui/stat-card";
import { useMoney } from "@/features/cloud-spending/use-money";
import { BillsThrough } from "@/features/prepaid/bills-through";
import { type RouterOutputs, trpc } from "@/trpc/client";

type Cloud = RouterOutputs["billing"]["cloudDashboard"];

/** What sub-accounts were given and have spent, who is out of quota, and whether bills are read. */
export function CloudCards() {
  const t = useTranslations("dashboard.cloud");
  const money = useMoney();
  const format = useFormat();
  const [cloud] = trpc.billing.cloudDashboard.useSuspenseQuery({});
  const [alerts] = trpc.alerts.inbox.useSuspenseQuery({});
  const { burnDown, totals } = cloud;
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      <StatCard
        label={t("allocated")}
        value={money.bare(totals.allocated)}
        unit={money.unit}
        note={t("allocatedNote", { count: totals.subAccounts })}
        href="/iam/sub-accounts"
      />
      <StatCard
        label={t("spent")}
        value={money.bare(totals.spent)}
        unit={money.unit}
        note={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <BillsThrough day={burnDown.asOf} />
            <Unbilled cloud={cloud} />
          </span>
        }
        href="/iam/spending"
      />
      <StatCard
        label={t("left")}
        value={money.bare(totals.left)}
        unit={money.unit}
        note={
          Number(totals.overspent) > 0
            ? t("overspent", { amount: money.brief(totals.overspent) })
            : t("noneOverspent")
        }
        href="/iam/spending"
      />
      <StatCard
        label={t("exhausted")}
        value={format.number(totals.exhausted)}
        note={t("close", { count: totals.close })}
        href="/iam/sub-accounts?reason=exhausted"
      />
      <StatCard
        label={t("alerts")}
        value={format.number(alerts.open)}
        note={t("unread", { count: alerts.unread })}
        href="/iam/alerts?state=open"
      />
      <PollCard polls={cloud.polls} />
    </div>
  );
}

function Unbilled({ cloud: { unbilled } }: { cloud: Cloud }) {
  const t = useTranslations("dashboard.cloud");
  const money = useMoney();
  if (Number(unbilled.amount) === 0 && unbilled.complete) return null;
  return (
    <Estimate label={unbilled.complete ? t("estimate") : t("estimateTooLow")}>
      {t("unbilled", { amount: money.brief(unbilled.amount) })}
    </Estimate>
  );
}

/** When the bills of every account were last read: the longest ago counts. */
function PollCard({ polls }: Pick<Cloud, "polls">) {
  const t = useTranslations("dashboard.cloud");
  const failed = polls.filter(({ state }) => state === "failed");
  const oldest = polls.flatMap(({ finishedAt }) => finishedAt ?? []).sort()[0];
  return (
    <StatCard
      label={t("polls")}
      value={oldest ? <RelativeTime at={oldest} /> : t("never")}
      note={
        failed.length > 0 ? (
          <span className="text-danger">
            {t("pollsFailed", { names: failed.map(({ name }) => name).join(t("comma")) })}
          </span>
        ) : (
          t("pollsWell", { count: polls.length })
        )
      }
      href="/iam/spending"
    />
  );
}
