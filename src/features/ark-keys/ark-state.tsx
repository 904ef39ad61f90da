"use client";

import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { StatusDot } from "@/components/ui/status-dot";
import { useErrorText } from "@/features/shell/use-error-text";
import { type ArkKey, type Standing, standingOf } from "./ark-key";

const tones: Record<Standing, Tone> = {
  active: "accent",
  inactive: "neutral",
  unreadable: "warn",
  creating: "info",
  rotating: "info",
  deleting: "info",
  deleted: "neutral",
  given_up: "danger",
};

/** How a key stands, and in the cloud's words what holds it up. */
export function ArkState({ arkKey }: { arkKey: ArkKey }) {
  const t = useTranslations("arkKeys");
  const trouble = useTrouble(arkKey);
  const standing = standingOf(arkKey);
  return (
    <span className="grid gap-0.5">
      <StatusDot tone={tones[standing]}>{t(`states.${standing}`)}</StatusDot>
      {trouble && (
        <span className="max-w-72 truncate text-danger text-xs" title={trouble}>
          {trouble}
        </span>
      )}
    </span>
  );
}

/** What the cloud or AirGate said against the last thing that was asked for; undefined if nothing. */
export function useTrouble({ work }: Pick<ArkKey, "work">): string | undefined {
  const t = useTranslations("arkKeys");
  const errors = useErrorText();
  if (!work?.code) return undefined;
  const own = work.code.includes(".") && work.message === null;
  if (own) return errors.code(work.code);
  return t("cloudSays", { words: [work.code, work.message].filter(Boolean).join(": ") });
}
