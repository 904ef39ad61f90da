"use client";

import { useTranslations } from "next-intl";
import { StatusDot } from "@/components/ui/status-dot";
import type { Target } from "./target";

/** Whether messages go there, and why not. */
export function TargetState({ target }: { target: Target }) {
  const t = useTranslations("notifications.states");
  const { disabledBecause, lastDeliveredAt, lastFailedAt } = target;
  if (disabledBecause === "by_hand") return <StatusDot tone="neutral">{t("by_hand")}</StatusDot>;
  if (disabledBecause) return <StatusDot tone="danger">{t(disabledBecause)}</StatusDot>;
  const failing = lastFailedAt !== null && (lastDeliveredAt ?? "") < lastFailedAt;
  if (failing) return <StatusDot tone="warn">{t("failing")}</StatusDot>;
  return <StatusDot tone="accent">{t("on")}</StatusDot>;
}
