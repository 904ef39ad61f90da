"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import type { FilterField } from "@/components/data-table/filter";
import { ExportList } from "@/features/listing/export-list";
import { useSettled } from "@/features/shell/use-settled";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { personTypes, toPeopleExport, toPeopleInput, userPath } from "./params";
import { PersonState } from "./states";
import { usePersonType } from "./use-person-type";
import { useUserParams } from "./use-user-params";
import { UserTable } from "./user-table";

type Person = RouterOutputs["directory"]["people"]["rows"][number];

/** Everybody the directory knows. */
export function PeopleList() {
  const t = useTranslations("users");
  const { params } = useUserParams();
  const { settled, refreshing } = useSettled(toPeopleInput(params));
  const [{ rows, next }] = trpc.directory.people.useSuspenseQuery(settled);
  return (
    <UserTable
      label={t("tabs.people")}
      columns={usePeopleColumns()}
      fields={usePeopleFields()}
      rows={rows}
      next={next}
      refreshing={refreshing}
      rowId={rowId}
      rowLabel={rowLabel}
      href={({ upn }) => userPath(upn)}
      search={t("searchPeople")}
      tools={
        <ExportList
          address="/api/exports/people"
          capability="users.export.read"
          input={toPeopleExport(params)}
        />
      }
    />
  );
}

const rowId = ({ upn }: Person) => upn;
const rowLabel = ({ display_name }: Person) => display_name;

function usePeopleColumns(): Column<Person>[] {
  const t = useTranslations("users.columns");
  const typeName = usePersonType();
  return useMemo(
    () => [
      { id: "name", header: t("name"), sortable: true, cell: (person) => person.display_name },
      {
        id: "upn",
        header: t("upn"),
        sortable: true,
        cell: ({ upn }) => <code className="text-xs">{upn}</code>,
      },
      {
        id: "department",
        header: t("department"),
        sortable: true,
        cell: ({ department }) => department ?? "–",
      },
      { id: "type", header: t("type"), cell: ({ type }) => typeName(type) },
      { id: "title", header: t("title"), phoneHidden: true, cell: ({ title }) => title ?? "–" },
      {
        id: "status",
        header: t("status"),
        cell: ({ status, frozen_at }) => (
          <PersonState status={status} frozen={frozen_at !== null} />
        ),
      },
    ],
    [t, typeName],
  );
}

function usePeopleFields(): FilterField[] {
  const t = useTranslations("users");
  const typeName = usePersonType();
  const option = (value: string, label: string) => ({ value, label });
  const field = (id: string) => ({ id, label: t(`columns.${id}`), operator: t("is") });
  return [
    { ...field("department"), kind: "text" },
    {
      ...field("type"),
      kind: "options",
      source: { options: personTypes.map((type) => option(type, typeName(type))) },
      labelOf: typeName,
    },
    {
      ...field("status"),
      kind: "options",
      source: {
        options: (["active", "left"] as const).map((one) => option(one, t(`personStates.${one}`))),
      },
    },
    {
      ...field("frozen"),
      kind: "options",
      source: { options: (["yes", "no"] as const).map((one) => option(one, t(one))) },
    },
  ];
}
