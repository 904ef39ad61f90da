"use client";

import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { StatusDot } from "@/components/ui/status-dot";
import type { ApiKey } from "./sort-keys";

const tones: Record<ApiKey["state"], Tone> = {
  active: "accent",
  expired: "warn",
  revoked: "neutral",
};

/** Whether a key opens anything, and whether its old secret still does. */
export function KeyState({ apiKey }: { apiKey: ApiKey }) {
  const t = useTranslations("apiKeys");
  const inGrace = apiKey.previousUntil !== null && new Date(apiKey.previousUntil) > new Date();
  return (
    <span className="inline-flex items-center gap-2">
      <StatusDot tone={tones[apiKey.state]}>{t(`states.${apiKey.state}`)}</StatusDot>
      {inGrace && <span className="text-warn text-xs">{t("inGrace")}</span>}
    </span>
  );
}
