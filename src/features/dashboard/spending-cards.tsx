"use client";

import { useTranslations } from "next-intl";
import { Sparkline } from "@/components/charts/sparkline";
import { useFormat } from "@/components/ui/format-provider";
import { StatCard } from "@/components/ui/stat-card";
import { trpc } from "@/trpc/client";
import { useSpending } from "./use-overview";

const sparkDays = 14;

/** What was spent, against the time before; and what is promised to requests under way. */
export function SpendingCards() {
  const t = useTranslations("dashboard.cards");
  const words = useTranslations("words");
  const format = useFormat();
  const { today, week, month, days } = useSpending();
  const [{ holds, shared, personal }] = trpc.quota.overview.useSuspenseQuery({});
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
          note={
            <span className="figures">
              {comparison(Number(cost), Number(before), (word, share) =>
                t(word, {
                  share: format.percent(share),
                  time: t(`${key}Before`),
                  amount: money(before),
                }),
              )}
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
        note={t("holdsNote", {
          active: holds.active,
          shared: shared.pools,
          personal: personal.pools,
        })}
      />
    </div>
  );
}

/** How much more or less than before, or that there is nothing to compare with. */
function comparison(
  cost: number,
  before: number,
  write: (word: "more" | "less" | "new", share: number) => string,
) {
  if (before <= 0) return write("new", 0);
  const ratio = cost / before - 1;
  return write(ratio < 0 ? "less" : "more", Math.abs(ratio));
}
