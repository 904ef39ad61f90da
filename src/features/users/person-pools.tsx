"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { poolPath } from "@/features/pools/pool";
import { type RouterOutputs, trpc } from "@/trpc/client";

type Membership = RouterOutputs["policy"]["personPools"]["rows"][number];
const perPage = 20;
const shownModels = 6;

/** The pools somebody is in, and the models that each opens to them. */
export function PersonPools({ upn }: { upn: string }) {
  const t = useTranslations("users.pools");
  const [{ pages }, list] = trpc.policy.personPools.useSuspenseInfiniteQuery(
    { upn, limit: perPage },
    { getNextPageParam: ({ next }) => next ?? undefined },
  );
  const rows = pages.flatMap((page) => page.rows);
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
  const { models } = row;
  const hidden = models.length - shownModels;
  return (
    <li className="grid gap-1.5 px-4 py-2.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <Link href={poolPath(row.pool)} className="font-medium hover:underline">
          {row.pool}
        </Link>
        <span className="text-muted text-xs">
          {t(`origins.${row.origin}`)} · <RelativeTime at={row.since} />
        </span>
      </p>
      {models.length === 0 ? (
        <p className="text-muted text-xs">{t("noModels")}</p>
      ) : (
        <p className="flex flex-wrap gap-1" title={models.join(", ")}>
          {models.slice(0, shownModels).map((model) => (
            <Badge key={model}>{model}</Badge>
          ))}
          {hidden > 0 && (
            <span className="self-center text-muted text-xs">
              {t("moreModels", { count: hidden })}
            </span>
          )}
        </p>
      )}
    </li>
  );
}
