"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "@/components/ui/format-provider";
import {
  type AlertType,
  type Facts,
  type FactWriters,
  factsInOrder,
  isKnownWord,
  textArguments,
  typeKey,
  written,
} from "@/modules/alerts/rules/catalogue";

type Told = { type: AlertType; subjectLabel: string; facts: Facts };

/** An alert in words, the same ones as in its notifications. */
export function useAlertWords() {
  const t = useTranslations("alerts");
  const unit = useTranslations("words")("cny");
  const format = useFormat();
  return useMemo(() => {
    const writers: FactWriters = {
      money: (value) => format.money(value, { unit }),
      percent: (value) => format.percent(Number(value) / 100),
      day: (value) => format.date(value, "date"),
      instant: (value) => format.date(value),
    };
    const key = (type: AlertType) => `types.${typeKey(type)}`;
    return {
      type: (type: AlertType) => t(`${key(type)}.name`),
      title: (alert: Told) => t(`${key(alert.type)}.title`, textArguments(alert, writers)),
      about: (alert: Told) => t(`${key(alert.type)}.about`, textArguments(alert, writers)),
      money: writers.money,
      facts: (facts: Facts) =>
        factsInOrder(facts).map((fact) => ({
          label: t(`facts.${fact.name}`),
          value: isKnownWord(fact)
            ? t(`values.${fact.name}.${fact.value}`)
            : written(fact, writers),
        })),
    };
  }, [t, unit, format]);
}
