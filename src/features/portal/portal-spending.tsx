"use client";

import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { spendingParams } from "@/features/cloud-spending/params";
import { SpendingView } from "@/features/cloud-spending/spending-view";
import { useSettled } from "@/features/shell/use-settled";
import { trpc } from "@/trpc/client";

/** The sub-account's own spending, by project and day, and how its quota runs down. */
export function PortalSpending() {
  const t = useTranslations("portal.pages");
  const [month, setMonth] = useQueryState("month", spendingParams.month);
  const { settled } = useSettled({ ...(month && { month }) });
  const [spending] = trpc.billing.mySpending.useSuspenseQuery(settled);
  const [burnDown] = trpc.billing.myBurnDown.useSuspenseQuery({});
  return (
    <>
      <h1 className="mb-5 font-semibold text-2xl">{t("spending")}</h1>
      <SpendingView
        spending={spending}
        burnDown={burnDown}
        onMonthChange={(wanted) => void setMonth(wanted)}
      />
    </>
  );
}
