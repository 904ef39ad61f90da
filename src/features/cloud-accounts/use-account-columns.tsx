"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { CopyableId } from "@/components/ui/copyable-id";
import { useFormat } from "@/components/ui/format-provider";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CloudAccount } from "./account";
import { AccountState } from "./account-state";

export function useAccountColumns(): Column<CloudAccount>[] {
  const t = useTranslations("cloudAccounts.columns");
  const format = useFormat();
  return useMemo(
    () => [
      { id: "name", header: t("name"), cell: ({ name }) => name },
      {
        id: "number",
        header: t("number"),
        cell: ({ accountNumber }) => <CopyableId value={accountNumber} />,
      },
      { id: "state", header: t("state"), cell: (account) => <AccountState account={account} /> },
      {
        id: "subAccounts",
        header: t("subAccounts"),
        numeric: true,
        cell: ({ id, subAccounts }) => (
          <Link
            prefetch={false}
            href={`/iam/sub-accounts?account=${id}`}
            className="underline decoration-line underline-offset-4 hover:decoration-current"
          >
            {format.number(subAccounts)}
          </Link>
        ),
      },
      {
        id: "key",
        header: t("key"),
        phoneHidden: true,
        cell: ({ accessKeyEnding }) => <code className="text-xs">…{accessKeyEnding}</code>,
      },
      {
        id: "verified",
        header: t("verified"),
        phoneHidden: true,
        cell: ({ verifiedAt }) => <RelativeTime at={verifiedAt} />,
      },
      {
        id: "synced",
        header: t("synced"),
        cell: ({ syncedAt }) =>
          syncedAt ? (
            <RelativeTime at={syncedAt} />
          ) : (
            <span className="text-muted">{t("never")}</span>
          ),
      },
    ],
    [t, format],
  );
}
