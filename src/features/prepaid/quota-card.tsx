"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { Estimate } from "@/components/ui/estimate";
import { useFormat } from "@/components/ui/format-provider";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { BillsThrough } from "./bills-through";

export type Quota = RouterOutputs["quota"]["prepaid"];

/** The exact figures with an estimate of the present, since when they count, and what happens at the end. */
export function QuotaCard({ quota }: { quota: Quota }) {
  const t = useTranslations("prepaid.card");
  const { data: spending } = trpc.billing.cloudSpending.useQuery({
    subAccountId: quota.subAccountId,
  });
  return (
    <Section title={t("title")} description={<BillsThrough day={quota.spentAsOf} />}>
      <KeyValueList
        items={[...useFigures(quota, spending?.estimate.present), ...useRules(quota)]}
      />
    </Section>
  );
}

function useFigures(quota: Quota, present: string | undefined): KeyValue[] {
  const t = useTranslations("prepaid");
  const format = useFormat();
  const unit = useTranslations("words")("cny");
  const money = (amount: string) => format.money(amount, { unit });
  return [
    { label: t("allocated"), value: money(quota.allocated) },
    {
      label: t("spent"),
      value: money(quota.spent),
      ...(quota.percent !== null && { note: format.percent(quota.percent / 100, 2) }),
    },
    { label: t("left"), value: money(quota.left) },
    ...(present
      ? [
          {
            label: t("estimated"),
            value: <Estimate label={t("estimate")}>{money(present)}</Estimate>,
          },
        ]
      : []),
  ];
}

function useRules(quota: Quota): KeyValue[] {
  const t = useTranslations("prepaid.card");
  const format = useFormat();
  if (quota.firstAllocatedDay === null) return [];
  const day = format.date(`${quota.firstAllocatedDay}T04:00:00Z`, "date");
  return [
    { label: t("since"), value: t("sinceDay", { day }) },
    {
      label: t("epoch"),
      value: t("epochNumber", { epoch: quota.epoch }),
      note: quota.epochOpenedAt && t("epochSince", { at: format.date(quota.epochOpenedAt) }),
    },
    {
      label: t("whenExhausted"),
      value: t(`modes.${quota.whenExhausted}`),
      note: quota.ownMode ? t("own") : t("everybodys"),
    },
  ];
}
