"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Money } from "@/components/ui/money";
import { Popover } from "@/components/ui/popover";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonText } from "@/components/ui/skeleton";
import { WhyButton } from "@/components/ui/why-button";
import { trpc } from "@/trpc/client";
import { type Pool, poolPath } from "../pool";
import { deltaOf } from "./ledger/entry";

/** How the balance came about: the last entries of the ledger, and the way to all of them. */
export function BalanceWhy({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.why");
  const kinds = useTranslations("pools.ledger.kinds");
  const [open, setOpen] = useState(false);
  const { data } = trpc.quota.ledger.useQuery({ pool: pool.name, limit: 6 }, { enabled: open });
  return (
    <Popover
      label={t("title")}
      open={open}
      onOpenChange={setOpen}
      align="end"
      className="w-96 max-w-[90vw]"
      trigger={<WhyButton label={t("why")} about={pool.label} />}
    >
      <div className="grid gap-3">
        <p className="font-medium">{t("title")}</p>
        {!data && <SkeletonText lines={4} />}
        <ul className="figures grid gap-1.5">
          {data?.rows.map((row) => (
            <li key={row.id} className="grid grid-cols-[1fr_auto_auto] items-baseline gap-3">
              <span className="truncate">
                {kinds(row.kind)} <RelativeTime at={row.createdAt} className="text-muted text-xs" />
              </span>
              <Money value={deltaOf(row)} options={{ signed: true, unit: "" }} />
              <Money
                value={row.balanceAfter}
                options={{ unit: "" }}
                className="min-w-20 text-right text-muted"
              />
            </li>
          ))}
        </ul>
        <Link
          href={`${poolPath(pool.name)}?tab=ledger`}
          onClick={() => setOpen(false)}
          className="text-accent text-sm underline-offset-4 hover:underline"
        >
          {t("ledger")}
        </Link>
      </div>
    </Popover>
  );
}
