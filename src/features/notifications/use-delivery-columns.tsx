"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Delivery, DeliveryMark } from "@/features/alerts/alert-marks";
import { useAlertWords } from "@/features/alerts/use-alert-words";
import { useCodeWords } from "@/features/alerts/use-code-words";

export function useDeliveryColumns(): Column<Delivery>[] {
  const t = useTranslations("notifications.log");
  const words = useAlertWords();
  const say = useCodeWords();
  return useMemo(
    () => [
      {
        id: "alert",
        header: t("alert"),
        width: 280,
        cell: ({ alertType, subjectLabel }) => (
          <span className="flex min-w-0 items-baseline gap-2">
            <span className="truncate">{subjectLabel}</span>
            <span className="shrink-0 font-normal text-muted text-xs">{words.type(alertType)}</span>
          </span>
        ),
      },
      { id: "target", header: t("target"), cell: ({ targetName }) => targetName },
      { id: "state", header: t("state"), cell: ({ state }) => <DeliveryMark state={state} /> },
      {
        id: "attempts",
        header: t("attempts"),
        numeric: true,
        phoneHidden: true,
        cell: ({ attempts }) => attempts,
      },
      {
        id: "answer",
        header: t("answer"),
        width: 260,
        phoneHidden: true,
        cell: ({ lastCode, lastError }) =>
          lastCode && (
            <span className="flex min-w-0 items-baseline gap-2" title={lastError ?? lastCode}>
              <span className="shrink-0">{say(lastCode)}</span>
              {lastError && <span className="truncate text-muted text-xs">{lastError}</span>}
            </span>
          ),
      },
      {
        id: "next",
        header: t("next"),
        cell: ({ deliveredAt, dueAt }) =>
          dueAt ? (
            <RelativeTime at={dueAt} />
          ) : (
            <span className="text-muted">
              {deliveredAt ? <RelativeTime at={deliveredAt} /> : t("none")}
            </span>
          ),
      },
    ],
    [t, words, say],
  );
}
