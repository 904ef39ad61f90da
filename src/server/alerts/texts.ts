import { wallClock } from "@/core/clock";
import { env, zone } from "@/core/env";
import { type DateStyle, formattersOf } from "@/i18n/formatters";
import { type Translate, translator } from "@/i18n/translator";
import type { RenderAlert } from "@/modules/alerts/commands/deliver";
import {
  type Fact,
  type FactWriters,
  factsInOrder,
  isKnownWord,
  textArguments,
  typeKey,
  written,
} from "@/modules/alerts/rules/catalogue";

type Language = Parameters<RenderAlert>[1];

/** An alert in the words of a notification. */
export const renderAlert: RenderAlert = (alert, language) => {
  const { t, writers } = wordsIn(language);
  const { facts, projects } = alert.details;
  const texts = `alerts.types.${typeKey(alert.type)}`;
  const values = textArguments({ subjectLabel: alert.subjectLabel, facts }, writers);
  const line = (name: string, value: string) => t("alerts.card.line", { name, value });
  return {
    title: t(`${texts}.title`, values),
    lines: [
      t(`${texts}.about`, values),
      ...factsInOrder(facts).map((fact) =>
        line(t(`alerts.facts.${fact.name}`), factValue(fact, t, writers)),
      ),
      ...projects.map(({ project, amount }) =>
        line(t("alerts.card.project", { project }), writers.money(amount)),
      ),
    ],
    more: t("alerts.card.more"),
    link: { text: t("alerts.card.open"), url: pageOf(`/iam/alerts?alert=${alert.id}`) },
    note: t("alerts.card.note", { at: writers.instant(alert.raisedAt.toISOString()) }),
  };
};

/** The message that shows whether a target is reached. */
export const renderTest = ({ language, name }: { language: Language; name: string }) => {
  const { t, writers } = wordsIn(language);
  return {
    title: t("alerts.card.testTitle"),
    lines: [t("alerts.card.testLine", { name })],
    more: t("alerts.card.more"),
    link: { text: t("alerts.card.open"), url: pageOf("/settings/notifications") },
    note: t("alerts.card.note", { at: writers.instant(wallClock().toISOString()) }),
  };
};

function wordsIn(language: Language): { t: Translate; writers: FactWriters } {
  const timeZone = zone();
  const t = translator(language, timeZone);
  const unit = t("words.cny");
  const format = formattersOf({ locale: language, timeZone, unit, now: wallClock });
  const date = (style: DateStyle) => (value: string) => format.date(value, style);
  return {
    t,
    writers: {
      money: (value) => format.money(value),
      percent: (value) => format.percent(Number(value) / 100),
      day: date("date"),
      instant: date("datetime"),
    },
  };
}

/** A word nobody foresaw stands as it is. */
const factValue = (fact: Fact, t: Translate, writers: FactWriters): string =>
  isKnownWord(fact) ? t(`alerts.values.${fact.name}.${fact.value}`) : written(fact, writers);

const pageOf = (path: string) => new URL(path, env().NEXTAUTH_URL).toString();
