"use client";

import { UsersRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";

/** None that the filter finds; none at all; or not even a cloud account: three different first steps. */
export function SubAccountsEmpty(props: { filtered: boolean; onCreate: () => void }) {
  const t = useTranslations("subAccounts.empty");
  const mayCreate = useCan("iam.accounts.write");
  const [accounts] = trpc.iam.cloudAccounts.useSuspenseQuery({});
  const link = (href: string, label: string) => (
    <Button asChild>
      <Link href={href}>{label}</Link>
    </Button>
  );
  if (props.filtered) {
    return (
      <EmptyState
        icon={<UsersRound />}
        title={t("filtered")}
        action={link("/iam/sub-accounts", t("showAll"))}
      >
        {t("filteredHint")}
      </EmptyState>
    );
  }
  if (accounts.length === 0) {
    return (
      <EmptyState
        icon={<UsersRound />}
        title={t("noCloud")}
        action={link("/iam/accounts", t("toCloud"))}
      >
        {t("noCloudHint")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<UsersRound />}
      title={t("none")}
      action={
        mayCreate && (
          <span className="flex flex-wrap justify-center gap-2">
            <Button variant="primary" onClick={props.onCreate}>
              {t("create")}
            </Button>
            {link("/iam/accounts", t("import"))}
          </span>
        )
      }
    >
      {t("noneHint")}
    </EmptyState>
  );
}
