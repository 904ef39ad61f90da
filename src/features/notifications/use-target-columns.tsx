"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { RelativeTime } from "@/components/ui/relative-time";
import { useAlertWords } from "@/features/alerts/use-alert-words";
import type { Target } from "./target";
import { TargetState } from "./target-state";

const shownTypes = 2;

export function useTargetColumns(): Column<Target>[] {
  const t = useTranslations("notifications");
  const levels = useTranslations("alerts.severities");
  const words = useAlertWords();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("columns.name"),
        width: 220,
        cell: ({ kind, name }) => (
          <span className="flex min-w-0 items-baseline gap-2">
            <span className="truncate">{name}</span>
            <span className="shrink-0 font-normal text-muted text-xs">{t(`kinds.${kind}`)}</span>
          </span>
        ),
      },
      {
        id: "address",
        header: t("columns.address"),
        phoneHidden: true,
        cell: ({ address, signed }) => (
          <span className="flex items-baseline gap-2">
            <code className="text-xs">{address}</code>
            {signed && <span className="text-muted text-xs">{t("signed")}</span>}
          </span>
        ),
      },
      {
        id: "takes",
        header: t("columns.takes"),
        width: 240,
        wrap: true,
        phoneHidden: true,
        cell: ({ minSeverity, types }) => (
          <span title={types.map(words.type).join(t("comma"))}>
            {types.length === 0
              ? t("everything")
              : types.slice(0, shownTypes).map(words.type).join(t("comma"))}
            {types.length > shownTypes && t("more", { count: types.length - shownTypes })}{" "}
            <span className="text-muted text-xs">
              {t("from", { severity: levels(minSeverity) })}
            </span>
          </span>
        ),
      },
      {
        id: "state",
        header: t("columns.state"),
        cell: (target) => <TargetState target={target} />,
      },
      {
        id: "delivered",
        header: t("columns.delivered"),
        cell: ({ lastDeliveredAt }) =>
          lastDeliveredAt ? (
            <RelativeTime at={lastDeliveredAt} />
          ) : (
            <span className="text-muted">{t("never")}</span>
          ),
      },
      {
        id: "waiting",
        header: t("columns.waiting"),
        numeric: true,
        phoneHidden: true,
        cell: ({ waiting }) => waiting,
      },
      {
        id: "dead",
        header: t("columns.dead"),
        numeric: true,
        cell: ({ dead }) => (dead > 0 ? <span className="text-danger">{dead}</span> : dead),
      },
    ],
    [t, levels, words],
  );
}
