"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { DetailHeader, type Fact } from "@/components/layout/detail-header";
import { CopyableId } from "@/components/ui/copyable-id";
import { useFormat } from "@/components/ui/format-provider";
import { RelativeTime } from "@/components/ui/relative-time";
import { SubAccountBadge } from "./state-mark";
import { type SubAccount, stateOf, subAccountPath } from "./sub-account";

/** The name and the four facts: state, money, monitored projects, when the cloud last showed it. */
export function SubAccountHeader({ account }: { account: SubAccount }) {
  const facts = useFacts(account);
  return (
    <DetailHeader
      title={<span data-written>{account.displayName}</span>}
      badge={<SubAccountBadge state={stateOf(account)} />}
      subtitle={
        <>
          {account.userName && <CopyableId value={account.userName} />}
          {account.cloudAccount && <span data-written>{account.cloudAccount.name}</span>}
        </>
      }
      facts={facts}
    />
  );
}

function useFacts(account: SubAccount): Fact[] {
  const t = useTranslations("subAccount.header");
  const format = useFormat();
  const { monitored, total } = account.projects;
  return [
    {
      label: t("projects"),
      value: (
        <Link
          className="underline decoration-tick underline-offset-4 hover:decoration-current"
          href={subAccountPath(account.id, "projects")}
        >
          {t("monitored", { monitored: format.number(monitored), total: format.number(total) })}
        </Link>
      ),
      note: t("projectsNote"),
    },
    {
      label: t("seen"),
      value: account.cloudSeenAt ? <RelativeTime at={account.cloudSeenAt} /> : t("never"),
    },
  ];
}
