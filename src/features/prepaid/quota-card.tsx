"use client";

import { WalletCards } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/format-provider";
import { KeyValueList } from "@/components/ui/key-value-list";
import { useCan } from "@/features/shell/me";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { AllocateDialog } from "./allocate-dialog";
import { BillsThrough } from "./bills-through";
import { PrepaidGauge } from "./prepaid-gauge";

export type Quota = RouterOutputs["quota"]["prepaid"];

/** The gauge with the estimate of the present, since when it counts, and the way to allocate. */
export function QuotaCard({ quota }: { quota: Quota }) {
  const t = useTranslations("prepaid.card");
  const { data: account } = trpc.iam.subAccount.useQuery({ subAccountId: quota.subAccountId });
  const { data: spending } = trpc.billing.cloudSpending.useQuery({
    subAccountId: quota.subAccountId,
  });
  const [open, setOpen] = useState(false);
  const mayAllocate = useCan("iam.quota.write") && account !== undefined;
  const name = account ? (account.userName ?? account.username) : "";
  return (
    <Section
      title={t("title")}
      actions={
        mayAllocate && (
          <Button
            variant="primary"
            icon={<WalletCards aria-hidden="true" />}
            onClick={() => setOpen(true)}
          >
            {t("allocate")}
          </Button>
        )
      }
    >
      <PrepaidGauge
        size="detail"
        allocated={quota.allocated}
        spent={quota.spent}
        steps={quota.steps}
        {...(spending && { estimated: spending.estimate.present })}
        note={<BillsThrough day={quota.spentAsOf} />}
      />
      <QuotaFacts quota={quota} />
      <AllocateDialog
        accounts={[{ id: quota.subAccountId, userName: name }]}
        open={open}
        onOpenChange={setOpen}
      />
    </Section>
  );
}

function QuotaFacts({ quota }: { quota: Quota }) {
  const t = useTranslations("prepaid.card");
  const format = useFormat();
  if (quota.firstAllocatedDay === null) return null;
  const first = format.date(`${quota.firstAllocatedDay}T04:00:00Z`, "date");
  return (
    <KeyValueList
      className="mt-4"
      items={[
        { label: t("since"), value: t("sinceDay", { day: first }) },
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
      ]}
    />
  );
}
