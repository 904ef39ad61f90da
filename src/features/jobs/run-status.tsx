"use client";

import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { StatusDot } from "@/components/ui/status-dot";
import type { RouterOutputs } from "@/trpc/client";

export type Job = RouterOutputs["jobs"]["functions"][number];
export type Run = RouterOutputs["jobs"]["runs"]["rows"][number];

const tones: Record<Run["status"], Tone> = {
  queued: "neutral",
  running: "info",
  waiting: "info",
  completed: "accent",
  failed: "danger",
  cancelled: "warn",
  skipped: "neutral",
};

export function RunStatus(props: { status: Run["status"] }) {
  const t = useTranslations("jobs.statuses");
  return <StatusDot tone={tones[props.status]}>{t(props.status)}</StatusDot>;
}
