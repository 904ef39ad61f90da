"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { SearchBox } from "@/components/data-table/search-box";
import { DensityToggle, TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";
import { KeySheet } from "./key-sheet";
import { keyStates } from "./params";
import { RevokeDialog } from "./revoke-dialog";
import { RotateDialog } from "./rotate-dialog";
import { type ApiKey, sortedKeys } from "./sort-keys";
import { useKeyColumns } from "./use-key-columns";
import { useKeyParams } from "./use-key-params";

const rowId = ({ id }: ApiKey) => id;
const rowLabel = ({ name }: ApiKey) => name;
type Task = { what: "rotate" | "revoke"; key: ApiKey };

/** Every key of other systems: what it may do, how it is used, and its end. */
export function KeyList() {
  const t = useTranslations("apiKeys");
  const { density, setDensity } = useDensity();
  const columns = useKeyColumns();
  const may = useCan("security.secrets.write");
  const { params, set, sort, setSort } = useKeyParams();
  const [task, setTask] = useState<Task>();
  const [all] = trpc.apiKeys.list.useSuspenseQuery({});
  const keys = all.filter(({ state }) => params.state === null || state === params.state);
  const start = (what: Task["what"], key: ApiKey) => ({
    id: what,
    label: t(`${what}.action`),
    onSelect: () => setTask({ what, key }),
  });
  const end = () => setTask(undefined);
  return (
    <>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={sortedKeys(keys, params)}
        rowId={rowId}
        rowLabel={rowLabel}
        density={density}
        sort={sort}
        onSort={setSort}
        onOpen={({ id }) => void set({ key: id })}
        actions={
          may
            ? (key) =>
                key.state === "active"
                  ? [start("rotate", key), { ...start("revoke", key), tone: "danger" }]
                  : []
            : undefined
        }
        empty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
        toolbar={
          <TableToolbar
            search={
              <SearchBox
                value={params.q}
                onValueChange={(q) => void set({ q: q || null }, { history: "replace" })}
                placeholder={t("search")}
              />
            }
            filters={
              <Segmented
                label={t("columns.state")}
                value={params.state ?? "all"}
                onValueChange={(state) => void set({ state: state === "all" ? null : state })}
                options={(["all", ...keyStates] as const).map((value) => ({
                  value,
                  label: t(`states.${value}`),
                }))}
              />
            }
          >
            <DensityToggle density={density} onChange={setDensity} />
          </TableToolbar>
        }
      />
      <KeySheet
        apiKey={all.find(({ id }) => id === params.key)}
        onClose={() => void set({ key: null })}
        onTask={(what, key) => setTask({ what, key })}
      />
      {task?.what === "rotate" && <RotateDialog apiKey={task.key} onClose={end} />}
      {task?.what === "revoke" && <RevokeDialog apiKey={task.key} onClose={end} />}
    </>
  );
}
