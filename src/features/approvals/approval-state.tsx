"use client";

import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { StatusDot } from "@/components/ui/status-dot";
import type { RouterOutputs } from "@/trpc/client";

export type Approval = RouterOutputs["approvals"]["list"]["rows"][number];

const tones: Record<Approval["state"], Tone> = {
  waiting: "warn",
  approved: "info",
  done: "accent",
  refused: "danger",
  failed: "danger",
  stale: "warn",
  expired: "neutral",
  withdrawn: "neutral",
};

export function ApprovalState(props: { state: Approval["state"] }) {
  const t = useTranslations("approvals-page.states");
  return <StatusDot tone={tones[props.state]}>{t(props.state)}</StatusDot>;
}
