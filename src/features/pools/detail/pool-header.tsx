"use client";

import { useTranslations } from "next-intl";
import { DetailHeader, type Fact } from "@/components/layout/detail-header";
import { CopyableId } from "@/components/ui/copyable-id";
import { useFormat } from "@/components/ui/format-provider";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Pool, stateOf } from "../pool";
import { PoolGauge } from "../pool-gauge";
import { PoolStateBadge } from "../pool-state-mark";
import { usePlanWords } from "../use-plan-words";
import { BalanceWhy } from "./balance-why";

/** The name and the four facts: what is available, the balance, the next refresh, the members. */
export function PoolHeader({ pool, large }: { pool: Pool; large: boolean }) {
  const words = useTranslations("words");
  return (
    <DetailHeader
      title={<span data-written>{pool.label}</span>}
      badge={<PoolStateBadge state={stateOf(pool)} />}
      subtitle={
        <>
          <CopyableId value={pool.name} />
          <span>{words(pool.kind === "personal" ? "personal_pool" : "shared_pool")}</span>
        </>
      }
      facts={useFacts(pool)}
    >
      <PoolGauge pool={pool} size={large ? "detail" : "card"} why={<BalanceWhy pool={pool} />} />
    </DetailHeader>
  );
}

function useFacts(pool: Pool): Fact[] {
  const t = useTranslations("pools.header");
  const words = useTranslations("words");
  const format = useFormat();
  const plan = usePlanWords();
  const short = { decimals: 2 };
  const bare = { unit: "", decimals: 2 };
  return [
    {
      label: words("available"),
      value: <Money value={pool.available} options={short} />,
      note: t("held", { amount: format.money(pool.held, bare) }),
    },
    {
      label: words("balance"),
      value: <Money value={pool.balance} options={short} />,
      note: t("parts", {
        allowance: format.money(pool.remaining, bare),
        booster: format.money(pool.booster, bare),
      }),
    },
    {
      label: t("nextRefresh"),
      value: pool.nextRefreshAt ? <RelativeTime at={pool.nextRefreshAt} /> : t("never"),
      note: (
        <>
          {pool.nextRefreshAt && `${format.date(pool.nextRefreshAt, "datetime")} · `}
          {plan.whole(pool.refresh, pool.allowance)}
        </>
      ),
    },
    {
      label: t("members"),
      value: format.number(pool.members),
      note: pool.upn ?? undefined,
    },
  ];
}
