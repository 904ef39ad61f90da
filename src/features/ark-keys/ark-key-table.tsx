"use client";

import { FilePen, KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { useDensity } from "@/components/layout/density";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useCan } from "@/features/shell/me";
import { type ArkKey, labelOf, type Owner, type Task } from "./ark-key";
import { ArkTasks } from "./ark-tasks";
import { useArkActions } from "./use-ark-actions";
import { useArkColumns } from "./use-ark-columns";

const rowId = ({ id }: ArkKey) => id;

/** Keys with all that can be done about them: on the page of all, and in the tab of one sub-account. */
export function ArkKeyTable(props: {
  /** Undefined while they load. */
  rows: readonly ArkKey[] | undefined;
  /** Whose keys they are, where they are those of one. */
  owner?: Owner;
  /** Whether a filter is what leaves nothing. */
  filtered?: boolean;
  refreshing?: boolean;
  toolbar?: (buttons: ReactNode) => ReactNode;
  footer?: ReactNode;
}) {
  const t = useTranslations("arkKeys");
  const { density } = useDensity();
  const [task, setTask] = useState<Task>();
  const start = useCallback((next: Task) => setTask(next), []);
  const actions = useArkActions(start);
  const columns = useArkColumns(props.owner !== undefined);
  const mayWrite = useCan("iam.keys.write");
  const blocked = props.owner?.blocked;
  const buttons = mayWrite && (
    <>
      <Button
        icon={<FilePen aria-hidden="true" />}
        disabled={blocked !== undefined}
        title={blocked}
        onClick={() => setTask({ what: "enter" })}
      >
        {t("enter.action")}
      </Button>
      <Button
        variant="primary"
        icon={<Plus aria-hidden="true" />}
        disabled={blocked !== undefined}
        title={blocked}
        onClick={() => setTask({ what: "create" })}
      >
        {t("create.action")}
      </Button>
    </>
  );
  const empty = props.filtered ? "emptyFiltered" : "empty";
  return (
    <>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={props.rows}
        rowId={rowId}
        rowLabel={labelOf}
        density={density}
        refreshing={props.refreshing}
        actions={actions}
        shortcuts={props.owner === undefined}
        empty={
          <EmptyState icon={<KeyRound />} title={t(`${empty}.title`)}>
            {t(`${empty}.text`)}
          </EmptyState>
        }
        toolbar={props.toolbar?.(buttons)}
        footer={props.footer}
      />
      <ArkTasks task={task} owner={props.owner} onEnd={() => setTask(undefined)} />
    </>
  );
}
