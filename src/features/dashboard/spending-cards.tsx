"use client";

import { useTranslations } from "next-intl";
import { Sparkline } from "@/components/charts/sparkline";
import { useFormat } from "@/components/ui/format-provider";
import { StatCard, type StatCardProps } from "@/components/ui/stat-card";
import { trpc } from "@/trpc/client";
import { useSpending } from "./use-overview";

const sparkDays = 14;

/** What was spent, against the time before; and what is promised to requests under way. */
export function SpendingCards() {
  const t = useTranslations("dashboard.cards");
  const words = useTranslations("words");
  const format = useFormat();
  const { today, week, month, days } = useSpending();
  const [{ holds }] = trpc.quota.overview.useSuspenseQuery({});
  const money = (amount: string) => format.money(amount, { unit: "", decimals: 2 });
  const values = days.slice(-sparkDays).map(({ total }) => Number(total));
  const spent = [
    { key: "today", ...today },
    { key: "week", ...week },
    { key: "month", ...month },
  ];
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      {spent.map(({ key, cost, before, charges }) => (
        <StatCard
          key={key}
          label={t(key)}
          value={money(cost)}
          unit={words("coins")}
          delta={deltaOf(Number(cost), Number(before), (ratio) => format.percent(ratio))}
          note={
            <span className="figures">
              {t(`${key}Before`, { amount: money(before) })}
              {" · "}
              {t("charges", { charges })}
            </span>
          }
          figure={
            key === "week" ? (
              <Sparkline values={values} label={t("spark", { days: sparkDays })} />
            ) : undefined
          }
        />
      ))}
      <StatCard
        label={t("holds")}
        value={money(holds.amount)}
        unit={words("coins")}
        note={t("holdsNote", { active: holds.active })}
      />
    </div>
  );
}

/** How much more or less than before; spending more is neither good nor bad. */
function deltaOf(
  cost: number,
  before: number,
  write: (ratio: number) => string,
): StatCardProps["delta"] {
  if (before <= 0) return undefined;
  const ratio = cost / before - 1;
  if (Math.abs(ratio) < 0.005) return undefined;
  return {
    label: write(Math.abs(ratio)),
    direction: ratio < 0 ? "down" : "up",
    tone: "neutral",
  };
}
