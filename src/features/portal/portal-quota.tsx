"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { useRunsOut } from "@/features/cloud-spending/use-runs-out";
import { BillsThrough } from "@/features/prepaid/bills-through";
import { PrepaidGauge } from "@/features/prepaid/prepaid-gauge";
import { trpc } from "@/trpc/client";

/** What is left of the quota, with the estimate of the present, and how long it lasts. */
export function PortalQuota() {
  const t = useTranslations("portal.quota");
  const [quota] = trpc.quota.myPrepaid.useSuspenseQuery({});
  const { data: spending } = trpc.billing.mySpending.useQuery({});
  const { data: burnDown } = trpc.billing.myBurnDown.useQuery({});
  const say = useRunsOut();
  return (
    <Section title={t("title")}>
      <PrepaidGauge
        size="detail"
        label={t("title")}
        allocated={quota.allocated}
        spent={quota.spent}
        steps={quota.steps}
        {...(spending && { estimated: spending.estimate.present })}
        note={<BillsThrough day={quota.spentAsOf} />}
      />
      {quota.epoch === 0 && <p className="mt-3 text-sm">{t("ask")}</p>}
      {quota.epoch > 0 && burnDown && <p className="mt-3 text-sm">{say(burnDown)}</p>}
      <p className="mt-2 text-muted text-sm">{t("late")}</p>
    </Section>
  );
}
