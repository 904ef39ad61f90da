"use client";

import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { StatusDot } from "@/components/ui/status-dot";
import type { Severity } from "@/modules/alerts/rules/catalogue";
import type { AlertState } from "@/modules/alerts/rules/states";
import type { RouterOutputs } from "@/trpc/client";

export type Alert = RouterOutputs["alerts"]["list"]["rows"][number];
export type AlertDetail = RouterOutputs["alerts"]["alert"];
export type Delivery = AlertDetail["deliveries"][number];

const severityTones: Record<Severity, Tone> = {
  info: "info",
  warning: "warn",
  critical: "danger",
};

const stateTones: Record<AlertState, Tone> = {
  open: "danger",
  acknowledged: "info",
  resolved: "accent",
};

const deliveryTones: Record<Delivery["state"], Tone> = {
  waiting: "info",
  delivered: "accent",
  failed: "warn",
  dead: "danger",
};

export function SeverityMark({ severity }: { severity: Severity }) {
  const t = useTranslations("alerts.severities");
  return <Badge tone={severityTones[severity]}>{t(severity)}</Badge>;
}

export function StateMark({ state }: { state: AlertState }) {
  const t = useTranslations("alerts.states");
  return <StatusDot tone={stateTones[state]}>{t(state)}</StatusDot>;
}

export function DeliveryMark({ state }: { state: Delivery["state"] }) {
  const t = useTranslations("alerts.deliveryStates");
  return <StatusDot tone={deliveryTones[state]}>{t(state)}</StatusDot>;
}
