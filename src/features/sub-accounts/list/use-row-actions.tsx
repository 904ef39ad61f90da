"use client";

import { ArrowUpRight, Ban, CircleCheck, KeyRound, Pencil, Trash2, UserKey } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RowAction } from "@/components/data-table/row-actions";
import { useCan } from "@/features/shell/me";
import { subAccountPath } from "@/features/sub-account/sub-account";
import type { SubAccountRow } from "../row";

export type RowTask = "allocate" | "disabled" | "enabled" | "secret";

/** What a row of the list offers, as far as the role goes; the rest stands on the page behind it. */
export function useRowActions(start: (what: RowTask, row: SubAccountRow) => void) {
  const t = useTranslations("subAccounts.actions");
  const mayAllocate = useCan("iam.quota.write");
  const mayEdit = useCan("iam.accounts.write");

  const task = (row: SubAccountRow, id: string, what: RowTask, icon?: ReactNode): RowAction => ({
    id,
    label: t(id),
    icon,
    onSelect: () => start(what, row),
  });
  const settings = (row: SubAccountRow, id: string, icon: ReactNode): RowAction => ({
    id,
    label: t(id),
    icon,
    href: subAccountPath(row.id, "settings"),
  });
  const edits = (row: SubAccountRow): RowAction[] => [
    ...(row.secretWaits ? [task(row, "secret", "secret", <KeyRound />)] : []),
    settings(row, "profile", <Pencil />),
    settings(row, "portal", <UserKey />),
    row.disabledReasons.length > 0
      ? task(row, "enable", "enabled", <CircleCheck />)
      : { ...task(row, "disable", "disabled", <Ban />), tone: "danger" },
    { ...settings(row, "delete", <Trash2 />), tone: "danger" },
  ];

  return (row: SubAccountRow): RowAction[] => {
    const there = row.state === "ready" || row.state === "creating";
    const allocate = { ...task(row, "allocate", "allocate"), primary: true };
    return [
      ...(mayAllocate && there ? [allocate] : []),
      { id: "open", label: t("open"), icon: <ArrowUpRight />, href: subAccountPath(row.id) },
      ...(mayEdit && there ? edits(row) : []),
    ];
  };
}
