"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Gauge } from "@/components/gauge/gauge";
import { Section } from "@/components/layout/section";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { parseMoney } from "@/core/money";
import { type RouterOutputs, trpc } from "@/trpc/client";

type Pool = RouterOutputs["quota"]["overview"]["emptiest"][number];

/** The shared pools that stop first, or have stopped. */
export function EmptiestPools() {
  const t = useTranslations("dashboard.emptiest");
  const [{ emptiest }] = trpc.quota.overview.useSuspenseQuery({});
  return (
    <Section title={t("title")} description={t("description")} flush>
      {emptiest.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {emptiest.map((pool) => (
            <PoolLine key={pool.name} pool={pool} />
          ))}
        </ul>
      )}
    </Section>
  );
}

const micros = (amount: string) => parseMoney(amount) ?? 0;

function PoolLine({ pool }: { pool: Pool }) {
  const t = useTranslations("dashboard.emptiest");
  return (
    <li className="relative px-4 py-2.5 hover:bg-hover">
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <Link
          href={`/workspaces/${encodeURIComponent(pool.name)}`}
          className="min-w-0 truncate after:absolute after:inset-0"
        >
          {pool.label}
        </Link>
        <span className="shrink-0 text-muted text-xs">
          {pool.nextRefreshAt ? (
            <>
              {t("refreshes")} <RelativeTime at={pool.nextRefreshAt} />
            </>
          ) : (
            t("never")
          )}
        </span>
      </div>
      <Gauge
        size="row"
        className="mt-1.5 min-w-0"
        label={pool.label}
        unit=""
        allowanceRemaining={micros(pool.remaining)}
        allowanceGranted={micros(pool.allowanceGranted)}
        booster={micros(pool.booster)}
        boosterGranted={micros(pool.boosterGranted)}
        held={micros(pool.held)}
      />
    </li>
  );
}
