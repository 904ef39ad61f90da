"use client";

import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import type { SubAccountState } from "./sub-account";

const tones: Record<SubAccountState, Tone> = {
  enabled: "accent",
  disabled: "danger",
  creating: "info",
  deleting: "warn",
  deleted: "neutral",
  not_created: "danger",
};

/** Beside a heading. */
export function SubAccountBadge({ state }: { state: SubAccountState }) {
  const t = useTranslations("subAccount.states");
  return <Badge tone={tones[state]}>{t(state)}</Badge>;
}
