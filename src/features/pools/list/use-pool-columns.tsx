"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { useFormat } from "@/components/ui/format-provider";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import { type PoolSummary, stateOf } from "../pool";
import { PoolGauge } from "../pool-gauge";
import { PoolStateDot } from "../pool-state-mark";
import { usePlanWords } from "../use-plan-words";

/** What the list shows of a pool; ids of sortable columns are the sorts of the operation. */
export function usePoolColumns(): Column<PoolSummary>[] {
  const t = useTranslations("pools.columns");
  const words = useTranslations("words");
  const format = useFormat();
  const plan = usePlanWords();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("pool"),
        sortable: true,
        width: 320,
        cell: (pool) => <PoolName pool={pool} />,
      },
      {
        id: "percent",
        header: t("left"),
        sortable: true,
        width: 300,
        cell: (pool) => <PoolGauge pool={pool} size="row" />,
      },
      {
        id: "plan",
        header: t("plan"),
        cell: ({ refresh, allowance }) => plan.whole(refresh, allowance),
      },
      {
        id: "nextRefresh",
        header: t("nextRefresh"),
        sortable: true,
        cell: ({ nextRefreshAt }) =>
          nextRefreshAt ? (
            <RelativeTime at={nextRefreshAt} />
          ) : (
            <span className="text-muted">{t("never")}</span>
          ),
      },
      {
        id: "members",
        header: t("members"),
        numeric: true,
        cell: ({ members }) => format.number(members),
      },
      { id: "state", header: t("state"), cell: (pool) => <PoolStateDot state={stateOf(pool)} /> },
      {
        id: "balance",
        header: words("balance"),
        numeric: true,
        sortable: true,
        phoneHidden: true,
        cell: ({ balance }) => <Money value={balance} />,
      },
      {
        id: "booster",
        header: words("booster"),
        numeric: true,
        phoneHidden: true,
        cell: ({ booster }) => <Money value={booster} />,
      },
      {
        id: "updated",
        header: t("updated"),
        sortable: true,
        phoneHidden: true,
        cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
      },
    ],
    [t, words, format, plan],
  );
}

function PoolName({ pool }: { pool: PoolSummary }) {
  return (
    <span className="flex min-w-0 items-baseline gap-2" title={pool.name}>
      <span data-written className="truncate">
        {pool.label}
      </span>
      <code className="min-w-0 shrink-[2] truncate font-normal text-muted text-xs">
        {pool.name}
      </code>
    </span>
  );
}
