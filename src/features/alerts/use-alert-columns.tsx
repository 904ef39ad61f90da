"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Alert, SeverityMark, StateMark } from "./alert-marks";
import { useAlertWords } from "./use-alert-words";

export function useAlertColumns(): Column<Alert>[] {
  const t = useTranslations("alerts.columns");
  const unread = useTranslations("alerts")("unread");
  const words = useAlertWords();
  return useMemo(
    () => [
      {
        id: "title",
        header: t("alert"),
        width: 420,
        wrap: true,
        cell: (alert) => (
          <span className={alert.unread ? "font-semibold" : undefined}>
            {alert.unread && <span className="sr-only">{unread} </span>}
            {words.title(alert)}
          </span>
        ),
      },
      {
        id: "severity",
        header: t("severity"),
        cell: ({ severity }) => <SeverityMark severity={severity} />,
      },
      { id: "state", header: t("state"), cell: ({ state }) => <StateMark state={state} /> },
      {
        id: "type",
        header: t("type"),
        phoneHidden: true,
        cell: ({ type }) => <span className="text-muted text-xs">{words.type(type)}</span>,
      },
      {
        id: "raised",
        header: t("raised"),
        cell: ({ raisedAt }) => <RelativeTime at={raisedAt} />,
      },
    ],
    [t, unread, words],
  );
}
