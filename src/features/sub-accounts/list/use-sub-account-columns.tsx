"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { useFormat } from "@/components/ui/format-provider";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { PrepaidGauge } from "@/features/prepaid/prepaid-gauge";
import { subAccountPath } from "@/features/sub-account/sub-account";
import { nameOf, type Prepaid, type SubAccountRow } from "../row";
import { StateCell } from "./state-cell";

export type Quotas = ReadonlyMap<string, Prepaid>;

/** What the list shows of a sub-account; ids of sortable columns are the sorts of the operation. */
export function useSubAccountColumns(quotas: Quotas | undefined): Column<SubAccountRow>[] {
  const t = useTranslations("subAccounts.columns");
  const words = useTranslations("words");
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "name",
        header: words("sub_account"),
        sortable: true,
        width: 250,
        cell: (row) => <Name row={row} />,
      },
      {
        id: "account",
        header: words("cloud_account"),
        cell: ({ cloudAccount }) => cloudAccount && <span data-written>{cloudAccount.name}</span>,
      },
      {
        id: "disabled",
        header: t("state"),
        sortable: true,
        wrap: true,
        width: 195,
        cell: (row) => <StateCell row={row} />,
      },
      {
        id: "quota",
        header: t("quota"),
        wrap: true,
        width: 290,
        cell: (row) =>
          quotas ? (
            <Quota row={row} prepaid={quotas.get(row.id)} />
          ) : (
            <Skeleton className="h-4 w-full" />
          ),
      },
      {
        id: "projects",
        header: t("projects"),
        numeric: true,
        cell: ({ id, projects: { monitored, total } }) => (
          <Link
            prefetch={false}
            href={subAccountPath(id, "projects")}
            className="figures underline decoration-line underline-offset-4 hover:decoration-current"
            title={t("monitored", { monitored, total })}
          >
            {format.number(monitored)}/{format.number(total)}
          </Link>
        ),
      },
      {
        id: "seen",
        header: t("asOf"),
        sortable: true,
        cell: (row) => <AsOfCell row={row} billed={quotas?.get(row.id)?.spentAsOf} />,
      },
      {
        id: "signIn",
        header: t("signIn"),
        phoneHidden: true,
        cell: ({ username }) => <code className="text-xs">{username}</code>,
      },
      {
        id: "created",
        header: t("created"),
        sortable: true,
        phoneHidden: true,
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
    ],
    [t, words, format, quotas],
  );
}

function Name({ row }: { row: SubAccountRow }) {
  const name = nameOf(row);
  return (
    <span className="flex min-w-0 items-baseline gap-2" title={name}>
      <span data-written className="truncate">
        {row.displayName}
      </span>
      <code className="min-w-0 shrink-[2] truncate font-normal text-muted text-xs">{name}</code>
    </span>
  );
}

/** What is left of what is allocated, beside what is spent. */
const Quota = ({ row, prepaid }: { row: SubAccountRow; prepaid: Prepaid | undefined }) => (
  <PrepaidGauge
    label={row.displayName}
    allocated={prepaid?.allocated ?? "0"}
    spent={prepaid?.spent ?? "0"}
  />
);

/** When the cloud was last looked at, and until which day the bills count. */
function AsOfCell(props: { row: SubAccountRow; billed: string | null | undefined }) {
  const t = useTranslations("subAccounts.columns");
  const format = useFormat();
  const { cloudSeenAt } = props.row;
  return (
    <span className="grid py-1 text-muted text-xs">
      <span>
        {t("cloud")} {cloudSeenAt ? <RelativeTime at={cloudSeenAt} /> : t("never")}
      </span>
      {props.billed && (
        <span className="figures">
          {t("bills")} {format.date(`${props.billed}T12:00:00Z`, "day")}
        </span>
      )}
    </span>
  );
}
