"use client";

import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { SkeletonCard, SkeletonText } from "@/components/ui/skeleton";
import { Failure } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import { PoolFactList } from "../detail/pool-fact-list";
import { poolPath, stateOf } from "../pool";
import { PoolGauge } from "../pool-gauge";
import { PoolStateBadge } from "../pool-state-mark";

/** One pool beside the list: its money and its settings, without leaving the place. */
export function PoolQuickLook(props: { name: string | null; onClose: () => void }) {
  const t = useTranslations("pools.look");
  const { name } = props;
  const { data: pool, error } = trpc.quota.pool.useQuery(
    { pool: name ?? "" },
    { enabled: name !== null },
  );
  return (
    <Sheet
      open={name !== null}
      onOpenChange={(open) => !open && props.onClose()}
      title={pool ? <span data-written>{pool.label}</span> : t("title")}
      description={<code className="text-xs">{name}</code>}
      footer={
        name && (
          <Button variant="primary" asChild>
            <Link href={poolPath(name)}>
              {t("open")}
              <ArrowUpRight aria-hidden="true" />
            </Link>
          </Button>
        )
      }
    >
      {error && <Failure error={error} />}
      {!pool && !error && (
        <div className="grid gap-5">
          <SkeletonCard />
          <SkeletonText lines={6} />
        </div>
      )}
      {pool && (
        <div className="grid gap-6">
          <div className="grid gap-3">
            <span>
              <PoolStateBadge state={stateOf(pool)} />
            </span>
            <PoolGauge pool={pool} size="detail" />
          </div>
          <PoolFactList pool={pool} />
        </div>
      )}
    </Sheet>
  );
}
