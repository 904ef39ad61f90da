"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { Pagination } from "@/components/data-table/pagination";
import { DensityToggle, TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { EmptyState } from "@/components/ui/empty-state";
import type { Issued } from "@/features/api-keys/issued-secret";
import { useAuditWords } from "@/features/audit/audit-words";
import { stepsFrom } from "@/features/listing/keyset";
import { useActorNames } from "@/features/listing/use-actor-names";
import { useSettled } from "@/features/shell/use-settled";
import { approvalStates } from "@/modules/access/schema/approvals";
import { trpc } from "@/trpc/client";
import { ApprovalSheet } from "./approval-sheet";
import type { Approval } from "./approval-state";
import { ApprovalTabs } from "./approval-tabs";
import { IssuedDialog } from "./issued-dialog";
import { approvalParams, refetchInterval, toListInput } from "./params";
import { useApprovalColumns } from "./use-approval-columns";

const rowId = ({ id }: Approval) => id;

/** High-risk changes: those that wait for me, those I asked for, those I decided. */
export function ApprovalList() {
  const t = useTranslations("approvals-page");
  const words = useAuditWords();
  const { density, setDensity } = useDensity();
  const [issued, setIssued] = useState<Issued>();
  const [params, set] = useQueryStates(approvalParams, { history: "push" });
  const { settled, refreshing } = useSettled(toListInput(params));
  const [{ rows, next }] = trpc.approvals.list.useSuspenseQuery(settled, { refetchInterval });
  const { view } = params;
  const nameOf = useActorNames(rows.flatMap(({ requester, targetId }) => [requester, targetId]));
  const columns = useApprovalColumns(nameOf);
  return (
    <div className="grid gap-4">
      <ApprovalTabs view={view} />
      <DataTable
        label={t(`views.${view}`)}
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowLabel={({ operation }) => words.operation(operation)}
        refreshing={refreshing}
        density={density}
        onOpen={({ id }) => void set({ approval: id })}
        empty={<EmptyState title={t(`empty.${view}`)}>{t("empty.text")}</EmptyState>}
        toolbar={
          <TableToolbar
            filters={
              view !== "inbox" && (
                <StateFilter
                  state={params.state}
                  onChange={(state) => void set({ state, after: null })}
                />
              )
            }
          >
            <DensityToggle density={density} onChange={setDensity} />
          </TableToolbar>
        }
        footer={<Pagination {...stepsFrom(params.after, next, (after) => void set({ after }))} />}
      />
      <ApprovalSheet
        approval={rows.find(({ id }) => id === params.approval)}
        onClose={() => void set({ approval: null })}
        onIssued={setIssued}
      />
      <IssuedDialog issued={issued} onClose={() => setIssued(undefined)} />
    </div>
  );
}

function StateFilter(props: {
  state: Approval["state"] | null;
  onChange: (state: Approval["state"] | null) => void;
}) {
  const t = useTranslations("approvals-page");
  return (
    <FilterBar
      fields={[
        {
          id: "state",
          label: t("columns.state"),
          operator: t("is"),
          kind: "options",
          source: {
            options: approvalStates.map((value) => ({ value, label: t(`states.${value}`) })),
          },
        },
      ]}
      filters={props.state ? [{ field: "state", values: [props.state] }] : []}
      onFiltersChange={([filter]) =>
        props.onChange(approvalStates.find((known) => known === filter?.values.at(-1)) ?? null)
      }
    />
  );
}
