"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import type { FilterField } from "@/components/data-table/filter";
import { useFormat } from "@/components/ui/format-provider";
import { RelativeTime } from "@/components/ui/relative-time";
import { roles } from "@/core/permissions";
import { useSettled } from "@/features/shell/use-settled";
import { roleKey } from "@/i18n/keys";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { adminStates, toAdminsInput, userPath } from "./params";
import { AdminState } from "./states";
import { useUserParams } from "./use-user-params";
import { UserTable } from "./user-table";

type Admin = RouterOutputs["access"]["admins"]["items"][number];

/** Everybody with a console role. */
export function AdminsList() {
  const t = useTranslations("users");
  const { params } = useUserParams();
  const { settled, refreshing } = useSettled(toAdminsInput(params));
  const [{ items, next }] = trpc.access.admins.useSuspenseQuery(settled);
  return (
    <UserTable
      label={t("tabs.admins")}
      columns={useAdminColumns()}
      fields={useAdminFields()}
      rows={items}
      next={next}
      refreshing={refreshing}
      rowId={rowId}
      rowLabel={rowLabel}
      href={({ upn }) => userPath(upn)}
      search={t("searchAdmins")}
    />
  );
}

const rowId = ({ upn }: Admin) => upn;
const rowLabel = ({ name }: Admin) => name;

function useAdminColumns(): Column<Admin>[] {
  const t = useTranslations("users.columns");
  const names = useTranslations();
  const format = useFormat();
  return useMemo(
    () => [
      { id: "name", header: t("name"), sortable: true, cell: ({ name }) => name },
      { id: "email", header: t("email"), sortable: true, cell: ({ email }) => email },
      { id: "role", header: t("role"), sortable: true, cell: ({ role }) => names(roleKey(role)) },
      { id: "state", header: t("state"), cell: ({ state }) => <AdminState state={state} /> },
      {
        id: "department",
        header: t("department"),
        phoneHidden: true,
        cell: (admin) => admin.department ?? "–",
      },
      {
        id: "lastActiveAt",
        header: t("lastActive"),
        sortable: true,
        cell: ({ lastActiveAt }) =>
          lastActiveAt ? <RelativeTime at={lastActiveAt} /> : t("never"),
      },
      {
        id: "createdAt",
        header: t("created"),
        sortable: true,
        phoneHidden: true,
        cell: ({ createdAt }) => format.date(createdAt, "date"),
      },
    ],
    [t, names, format],
  );
}

function useAdminFields(): FilterField[] {
  const t = useTranslations("users");
  const names = useTranslations();
  return [
    {
      id: "role",
      label: t("columns.role"),
      operator: t("is"),
      kind: "options",
      source: { options: roles.map((value) => ({ value, label: names(roleKey(value)) })) },
    },
    {
      id: "state",
      label: t("columns.state"),
      operator: t("is"),
      kind: "options",
      source: {
        options: adminStates.map((value) => ({ value, label: t(`adminStates.${value}`) })),
      },
    },
  ];
}
