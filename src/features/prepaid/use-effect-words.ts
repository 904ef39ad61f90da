"use client";

import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { useFormat } from "@/components/ui/format-provider";
import type { Effect } from "./allocation-outlook";

const tones: Record<Effect["kind"], Tone> = {
  first: "info",
  epoch: "info",
  sameEpoch: "neutral",
  marked: "neutral",
  steps: "warn",
  enabled: "accent",
  staysDisabled: "warn",
  stillExhausted: "warn",
  disables: "danger",
  asks: "warn",
};

export const effectTone = ({ kind }: Effect): Tone => tones[kind];

/** What a change brings about, as a sentence. */
export function useEffectWords() {
  const t = useTranslations("prepaid.effects");
  const reasons = useTranslations("prepaid.disabledReasons");
  const format = useFormat();
  const unit = useTranslations("words")("cny");
  const steps = (all: readonly number[]) => all.map((step) => `${step}%`).join(t("and"));
  const money = (amount: string) => format.money(amount, { unit });
  return (effect: Effect): string => {
    switch (effect.kind) {
      case "epoch":
        return effect.steps.length > 0
          ? t("epoch", { epoch: effect.epoch, steps: steps(effect.steps) })
          : t("epochBare", { epoch: effect.epoch });
      case "marked":
      case "steps":
        return t(effect.kind, { steps: steps(effect.steps) });
      case "sameEpoch":
        return t("sameEpoch", { most: money(effect.most) });
      case "staysDisabled":
        return t("staysDisabled", {
          reasons: effect.reasons.map((one) => reasons(one)).join(t("and")),
        });
      case "stillExhausted":
        return t("stillExhausted", { missing: money(effect.missing) });
      default:
        return t(effect.kind);
    }
  };
}
