"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Section } from "@/components/layout/section";
import { Banner } from "@/components/ui/banner";
import { BurnDownCard } from "./burn-down-card";
import type { BurnDownRead } from "./burn-down-view";
import { DaysCard } from "./days-card";
import { MonthPicker } from "./month-picker";
import { ProjectRows } from "./project-rows";
import { type Spending, SpendingCards } from "./spending-cards";

/** The spending of one sub-account, the same for the console and its own portal. */
export function SpendingView(props: {
  spending: Spending;
  burnDown: BurnDownRead | undefined;
  onMonthChange: (month: string) => void;
  /** What only the console has. */
  actions?: ReactNode;
}) {
  const t = useTranslations("cloudSpending.view");
  const { spending, burnDown } = props;
  const nameOf = new Map(spending.projects.map((one) => [one.project, one.displayName]));
  return (
    <div className="grid gap-5">
      <SpendingCards spending={spending} />
      {burnDown && <BurnDownCard read={burnDown} />}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-lg">{t("byMonth")}</h2>
        <div className="flex flex-wrap items-center gap-2">
          <MonthPicker month={spending.month} onMonthChange={props.onMonthChange} />
          {props.actions}
        </div>
      </div>
      {spending.projects.some(({ shared }) => shared) && (
        <Banner tone="info">{t("sharedNote")}</Banner>
      )}
      <DaysCard
        month={spending.month}
        total={spending.monthTotal}
        amounts={spending.days.map(({ day, project, amount }) => ({ day, key: project, amount }))}
        labelOf={(project) => nameOf.get(project) ?? project}
      />
      <Section title={t("projects")} description={t("projectsAbout")}>
        <ProjectRows spending={spending} />
      </Section>
    </div>
  );
}
