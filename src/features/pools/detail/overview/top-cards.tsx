"use client";

import { useTranslations } from "next-intl";
import { TopBars } from "@/components/charts/top-bars";
import { Section } from "@/components/layout/section";
import { useFormat } from "@/components/ui/format-provider";
import { SkeletonText } from "@/components/ui/skeleton";
import { useApproachNames } from "@/features/policy/use-approach-names";
import { Failure } from "@/features/shell/region";
import type { Pool } from "../../pool";
import { type SpendGroup, useSpending } from "./use-spending";

type CardProps = { pool: Pool; days: number };

const shown = 8;

export function TopPeople(props: CardProps) {
  const t = useTranslations("pools.overview");
  return <TopCard {...props} groupBy="person" title={t("topPeople")} nameOf={(upn) => upn} />;
}

export function TopApproaches(props: CardProps) {
  const t = useTranslations("pools.overview");
  const nameOf = useApproachNames();
  return <TopCard {...props} groupBy="approach" title={t("topApproaches")} nameOf={nameOf} />;
}

function TopCard(
  props: CardProps & { groupBy: SpendGroup; title: string; nameOf: (key: string) => string },
) {
  const t = useTranslations("pools.overview");
  const format = useFormat();
  const { data, error } = useSpending(props.pool.name, props.days, props.groupBy);
  const rest = Math.max(0, (data?.groups.length ?? 0) - shown);
  return (
    <Section title={props.title} footer={rest > 0 ? t("others", { count: rest }) : undefined}>
      {error && <Failure error={error} />}
      {!data && !error && <SkeletonText lines={6} />}
      {data?.groups.length === 0 && <p className="text-muted text-sm">{t("nothing")}</p>}
      {data && data.groups.length > 0 && (
        <TopBars
          label={props.title}
          bars={data.groups.slice(0, shown).map(({ key, cost, charges }) => ({
            id: key,
            label: props.nameOf(key),
            value: Number(cost),
            figure: format.money(cost, { unit: "", decimals: 2 }),
            note: t("charges", { count: charges }),
          }))}
        />
      )}
    </Section>
  );
}
