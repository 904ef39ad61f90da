"use client";

import { BellRing, Circle, CircleDot, CircleSlash } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Section } from "@/components/layout/section";
import { cn } from "@/components/ui/cn";
import { useFormat } from "@/components/ui/format-provider";
import { trpc } from "@/trpc/client";
import type { Quota } from "./quota-card";
import { type QuotaStep, quotaSteps } from "./quota-steps";

const icons: Record<QuotaStep["state"], typeof Circle> = {
  told: BellRing,
  marked: CircleSlash,
  due: CircleDot,
  ahead: Circle,
};

/** Which alert steps of this epoch were told when, and which are still ahead. */
export function StepsCard({ quota }: { quota: Quota }) {
  const t = useTranslations("prepaid.steps");
  const { data } = trpc.alerts.list.useQuery({
    types: ["sub_account.quota_step"],
    subjectId: quota.subAccountId,
    limit: 50,
  });
  if (quota.epoch === 0) {
    return (
      <Section title={t("title")}>
        <p className="text-muted text-sm">{t("none")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("title")} description={quota.ownSteps ? t("own") : t("everybodys")}>
      <ol className="grid gap-2.5">
        {quotaSteps(quota, data?.rows ?? []).map((step) => (
          <StepLine
            key={step.step}
            percent={step.step}
            amount={step.at}
            icon={icons[step.state]}
            tone={step.state === "told" || step.state === "due" ? "text-warn" : "text-muted"}
          >
            <StepWords step={step} />
          </StepLine>
        ))}
        <LastStep quota={quota} />
      </ol>
    </Section>
  );
}

function StepWords({ step }: { step: QuotaStep }) {
  const t = useTranslations("prepaid.steps");
  const format = useFormat();
  if (step.state !== "told") return t(step.state);
  return (
    <Link
      href={`/iam/alerts?alert=${step.alert}`}
      className="underline decoration-tick underline-offset-4 hover:decoration-current"
    >
      {t("told", { at: format.date(step.toldAt, "datetime") })}
    </Link>
  );
}

/** At 100 % the sub-account is disabled, or a person asked. */
function LastStep({ quota }: { quota: Quota }) {
  const t = useTranslations("prepaid.steps");
  const format = useFormat();
  const { exhaustedAt } = quota;
  return (
    <StepLine
      percent={100}
      amount={quota.allocated}
      icon={exhaustedAt ? BellRing : Circle}
      tone={exhaustedAt ? "text-danger" : "text-muted"}
    >
      {exhaustedAt
        ? t("exhausted", { at: format.date(exhaustedAt, "datetime") })
        : t(`at100.${quota.whenExhausted}`)}
    </StepLine>
  );
}

function StepLine(props: {
  percent: number;
  amount: string;
  icon: typeof Circle;
  tone: string;
  children: ReactNode;
}) {
  const format = useFormat();
  const unit = useTranslations("words")("cny");
  const Icon = props.icon;
  return (
    <li className="grid grid-cols-[auto_3rem_minmax(0,1fr)] items-baseline gap-x-2 text-sm">
      <Icon aria-hidden="true" className={cn("size-4 translate-y-0.5", props.tone)} />
      <span className="figures font-medium">{format.percent(props.percent / 100, 0)}</span>
      <span>
        {props.children}
        <span className="figures block text-muted text-xs">
          {format.money(props.amount, { unit, decimals: 2 })}
        </span>
      </span>
    </li>
  );
}
