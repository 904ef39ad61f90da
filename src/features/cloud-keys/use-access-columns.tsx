"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { Badge } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusDot } from "@/components/ui/status-dot";
import type { SubAccount } from "@/features/sub-account/sub-account";
import type { AccessKey } from "./access-key";

export function useAccessColumns(account: SubAccount): Column<AccessKey>[] {
  const t = useTranslations("cloudKeys.access");
  const { newestKey, secretWaits, snapshot } = account;
  return useMemo(() => {
    const comesBack = (id: string) => snapshot?.keys.some((key) => key.id === id && key.active);
    return [
      {
        id: "id",
        header: t("columns.id"),
        cell: ({ id }) => (
          <span className="flex min-w-0 items-center gap-2">
            <CopyableId value={id} short />
            {secretWaits && id === newestKey && <Badge tone="warn">{t("secretWaits")}</Badge>}
          </span>
        ),
      },
      {
        id: "state",
        header: t("columns.state"),
        cell: ({ active, id }) => (
          <span className="grid">
            <StatusDot tone={active ? "accent" : "neutral"}>
              {active ? t("active") : t("inactive")}
            </StatusDot>
            {!active && comesBack(id) && (
              <span className="text-muted text-xs">{t("comesBack")}</span>
            )}
          </span>
        ),
      },
      {
        id: "created",
        header: t("columns.created"),
        cell: ({ createdAt }) => (createdAt ? <RelativeTime at={createdAt} /> : t("unknown")),
      },
      {
        id: "used",
        header: t("columns.used"),
        cell: ({ lastService, lastUsedAt }) =>
          lastUsedAt ? (
            <span className="inline-flex items-baseline gap-1.5">
              <RelativeTime at={lastUsedAt} />
              {lastService && <code className="text-muted text-xs">{lastService}</code>}
            </span>
          ) : (
            <span className="text-muted">{t("unused")}</span>
          ),
      },
    ];
  }, [t, newestKey, secretWaits, snapshot]);
}
