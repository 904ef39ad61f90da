"use client";

import { useTranslations } from "next-intl";
import { type TopBar, TopBars } from "@/components/charts/top-bars";
import { Section } from "@/components/layout/section";
import { useFormat } from "@/components/ui/format-provider";
import { useCan } from "@/features/shell/me";
import { useApproachName, useSpending } from "./use-overview";

/** Who and what spent most in the last seven days. */
export function TopLists() {
  const t = useTranslations("dashboard.top");
  const format = useFormat();
  const nameOf = useApproachName();
  const { top } = useSpending();
  const seesPeople = useCan("users.detail.read");
  const bar = (id: string, label: string, cost: string, charges: number, href?: string) => ({
    id,
    label,
    value: Number(cost),
    figure: format.money(cost, { unit: "", decimals: 2 }),
    note: t("charges", { charges }),
    href,
  });
  const lists: { key: string; bars: TopBar[] }[] = [
    {
      key: "pools",
      bars: top.pools.map((row) =>
        bar(
          row.pool,
          row.label,
          row.cost,
          row.charges,
          `/workspaces/${encodeURIComponent(row.pool)}`,
        ),
      ),
    },
    {
      key: "people",
      bars: top.people.map((row) =>
        bar(
          row.upn,
          row.name,
          row.cost,
          row.charges,
          seesPeople ? `/users/${encodeURIComponent(row.upn)}` : undefined,
        ),
      ),
    },
    {
      key: "approaches",
      bars: top.approaches.map((row) => bar(row.id, nameOf(row), row.cost, row.charges)),
    },
  ];
  return (
    <div id="top" tabIndex={-1} className="grid scroll-mt-20 gap-5 outline-none lg:grid-cols-3">
      {lists.map(({ key, bars }) => (
        <Section key={key} title={t(key)} description={t("period")}>
          {bars.length === 0 ? (
            <p className="py-6 text-center text-muted text-sm">{t("none")}</p>
          ) : (
            <TopBars label={t(key)} bars={bars} />
          )}
        </Section>
      ))}
    </div>
  );
}
