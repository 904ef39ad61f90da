"use client";

import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { StatusDot } from "@/components/ui/status-dot";
import type { adminStates } from "./params";

const tones: Record<(typeof adminStates)[number], Tone> = {
  active: "accent",
  pending: "info",
  disabled: "neutral",
  frozen: "danger",
};

export function AdminState(props: { state: (typeof adminStates)[number] }) {
  const t = useTranslations("users.adminStates");
  return <StatusDot tone={tones[props.state]}>{t(props.state)}</StatusDot>;
}

/** Frozen weighs more than whether somebody is still here. */
export function PersonState(props: { status: "active" | "left"; frozen: boolean }) {
  const t = useTranslations("users.personStates");
  if (props.frozen) return <StatusDot tone="danger">{t("frozen")}</StatusDot>;
  if (props.status === "left") return <StatusDot tone="neutral">{t("left")}</StatusDot>;
  return <StatusDot tone="accent">{t("active")}</StatusDot>;
}
