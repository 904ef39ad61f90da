"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { RelativeTime } from "@/components/ui/relative-time";
import { type ArkKey, ownerOf } from "./ark-key";
import { ArkState } from "./ark-state";

/** The columns of a table of keys; those of one sub-account need not say whose they are. */
export function useArkColumns(ofOne: boolean): Column<ArkKey>[] {
  const t = useTranslations("arkKeys");
  return useMemo(() => {
    const owner: Column<ArkKey> = {
      id: "subAccount",
      header: t("columns.subAccount"),
      cell: (key) => (
        <Link
          prefetch={false}
          href={`/iam/sub-accounts/${key.subAccountId}?tab=keys`}
          className="underline decoration-line underline-offset-4 hover:decoration-current"
        >
          {ownerOf(key)}
        </Link>
      ),
    };
    const account: Column<ArkKey> = {
      id: "account",
      header: t("columns.account"),
      phoneHidden: true,
      cell: ({ cloudAccount }) => cloudAccount?.name,
    };
    return [
      { id: "name", header: t("columns.name"), cell: (key) => <KeyName arkKey={key} /> },
      { id: "state", header: t("columns.state"), cell: (key) => <ArkState arkKey={key} /> },
      ...(ofOne ? [] : [owner]),
      { id: "project", header: t("columns.project"), cell: ({ project }) => project },
      ...(ofOne ? [] : [account]),
      {
        id: "origin",
        header: t("columns.origin"),
        phoneHidden: true,
        cell: ({ origin }) => t(`origins.${origin}`),
      },
      {
        id: "created",
        header: t("columns.created"),
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
      {
        id: "revealed",
        header: t("columns.revealed"),
        phoneHidden: true,
        cell: ({ lastRevealedAt }) =>
          lastRevealedAt ? (
            <RelativeTime at={lastRevealedAt} />
          ) : (
            <span className="text-muted">{t("never")}</span>
          ),
      },
    ];
  }, [t, ofOne]);
}

function KeyName({ arkKey: { name, ending } }: { arkKey: ArkKey }) {
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="truncate">{name}</span>
      {ending && <code className="shrink-0 text-muted text-xs">…{ending}</code>}
    </span>
  );
}
