"use client";

import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { StatusDot } from "@/components/ui/status-dot";
import type { PoolState } from "./pool";

const tones: Record<PoolState, Tone> = {
  active: "accent",
  low: "warn",
  empty: "danger",
  debt: "danger",
  disabled: "neutral",
};

/** In rows: a shape and the word. */
export function PoolStateDot({ state }: { state: PoolState }) {
  const t = useTranslations("pools.states");
  return <StatusDot tone={tones[state]}>{t(state)}</StatusDot>;
}

/** Beside a heading. */
export function PoolStateBadge({ state }: { state: PoolState }) {
  const t = useTranslations("pools.states");
  return <Badge tone={tones[state]}>{t(state)}</Badge>;
}
