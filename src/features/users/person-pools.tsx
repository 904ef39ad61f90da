"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { useApproachNames } from "@/features/policy/use-approach-names";
import { poolPath, stateOf } from "@/features/pools/pool";
import { PoolGauge } from "@/features/pools/pool-gauge";
import { PoolStateDot } from "@/features/pools/pool-state-mark";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";
import { type Membership, usePersonPools } from "./use-person-pools";

const shownModels = 6;

/** The pools somebody is in, what is left in each, and the models that it opens to them. */
export function PersonPools({ upn }: { upn: string }) {
  const t = useTranslations("users.pools");
  const { rows, list } = usePersonPools(upn);
  return (
    <Section title={t("title")} description={t("about")} flush>
      {rows.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <PoolRow key={row.pool} row={row} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div className="border-line border-t p-2 text-center">
          <Button
            size="sm"
            variant="ghost"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t("more")}
          </Button>
        </div>
      )}
    </Section>
  );
}

function PoolRow({ row }: { row: Membership }) {
  const t = useTranslations("users.pools");
  const may = useCan("workspaces.detail.read");
  const { data: pool } = trpc.quota.pool.useQuery({ pool: row.pool }, { enabled: may });
  return (
    <li className="grid gap-1.5 px-4 py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <Link href={poolPath(row.pool)} className="min-w-0 truncate font-medium hover:underline">
          {pool?.label ?? row.pool}
        </Link>
        {pool && <code className="text-muted text-xs">{row.pool}</code>}
        {pool && <PoolStateDot state={stateOf(pool)} />}
        <span className="ml-auto text-muted text-xs">
          {t(`origins.${row.origin}`)} · <RelativeTime at={row.since} />
        </span>
      </p>
      {may && <div className="min-h-6">{pool && <PoolGauge pool={pool} size="row" />}</div>}
      <Models models={row.models} />
    </li>
  );
}

function Models({ models }: { models: readonly string[] }) {
  const t = useTranslations("users.pools");
  const nameOf = useApproachNames();
  const hidden = models.length - shownModels;
  if (models.length === 0) return <p className="text-muted text-xs">{t("noModels")}</p>;
  return (
    <p className="flex flex-wrap gap-1" title={models.map(nameOf).join(", ")}>
      {models.slice(0, shownModels).map((model) => (
        <Badge key={model}>{nameOf(model)}</Badge>
      ))}
      {hidden > 0 && (
        <span className="self-center text-muted text-xs">{t("moreModels", { count: hidden })}</span>
      )}
    </p>
  );
}
