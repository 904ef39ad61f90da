"use client";

import { useTranslations } from "next-intl";
import { CopyableId } from "@/components/ui/copyable-id";
import { useFormat } from "@/components/ui/format-provider";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Pool } from "../pool";
import { usePlanWords } from "../use-plan-words";

/** The settings of a pool as facts: beside its page and in the quick look. */
export function PoolFactList({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.facts");
  const format = useFormat();
  const plan = usePlanWords();
  const personal: KeyValue[] = pool.upn
    ? [
        { label: t("owner"), value: <CopyableId value={pool.upn} /> },
        { label: t("template"), value: pool.template ?? t("none") },
      ]
    : [];
  const items: KeyValue[] = [
    {
      label: t("plan"),
      value: plan.whole(pool.refresh, pool.allowance),
    },
    {
      label: t("nextRefresh"),
      value: pool.nextRefreshAt ? format.date(pool.nextRefreshAt, "datetime") : t("never"),
    },
    { label: t("lastRefresh"), value: <RelativeTime at={pool.lastRefreshedAt} /> },
    ...personal,
    ...(pool.upn ? [] : [{ label: t("members"), value: format.number(pool.members) }]),
    { label: t("domains"), value: pool.domains.join(", ") || t("allDomains") },
    { label: t("created"), value: format.date(pool.createdAt, "date") },
  ];
  return (
    <div className="grid gap-3">
      <KeyValueList items={items} />
      {pool.notes && (
        <p data-written className="whitespace-pre-wrap text-muted text-sm">
          {pool.notes}
        </p>
      )}
    </div>
  );
}
