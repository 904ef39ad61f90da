"use client";

import { useTranslations } from "next-intl";
import { DetailHeader } from "@/components/layout/detail-header";
import { CopyableId } from "@/components/ui/copyable-id";
import { BillsThrough } from "@/features/prepaid/bills-through";
import { PrepaidGauge } from "@/features/prepaid/prepaid-gauge";
import { trpc } from "@/trpc/client";
import { HeaderActions } from "./header-actions";
import { SubAccountBadge } from "./state-mark";
import { type SubAccount, stateOf } from "./sub-account";
import { useHeaderFacts } from "./use-header-facts";

/** The name and the four facts: state, money, monitored projects, when the cloud last showed it. */
export function SubAccountHeader({ account }: { account: SubAccount }) {
  const t = useTranslations("subAccount.header");
  const [prepaid] = trpc.quota.prepaid.useSuspenseQuery({ subAccountId: account.id });
  const facts = useHeaderFacts(account, prepaid);
  return (
    <DetailHeader
      title={<span data-written>{account.displayName}</span>}
      badge={<SubAccountBadge state={stateOf(account)} />}
      subtitle={
        <>
          {account.userName && <CopyableId value={account.userName} />}
          {account.cloudAccount ? (
            <span data-written>{account.cloudAccount.name}</span>
          ) : (
            <span>{t("portalOnly")}</span>
          )}
        </>
      }
      actions={<HeaderActions account={account} />}
      facts={facts}
    >
      <PrepaidGauge
        allocated={prepaid.allocated}
        spent={prepaid.spent}
        steps={prepaid.steps}
        size="card"
        legend={false}
        label={account.displayName}
        note={<BillsThrough day={prepaid.spentAsOf} />}
      />
    </DetailHeader>
  );
}
