"use client";

import { Megaphone, Plus, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { RowAction } from "@/components/data-table/row-actions";
import { useDensity } from "@/components/layout/density";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";
import { AddDialog } from "./add-dialog";
import { EditDialog } from "./edit-dialog";
import { RemoveDialog, SwitchDialog } from "./end-dialogs";
import { Part } from "./part";
import { SecretDialog } from "./secret-dialog";
import type { Target, Task } from "./target";
import { TestDialog } from "./test-dialog";
import { useTargetColumns } from "./use-target-columns";

const rowId = ({ id }: Target) => id;
const rowLabel = ({ name }: Target) => name;

/** Where notifications go: bots of Feishu and receivers of webhooks. */
export function TargetList() {
  const t = useTranslations("notifications");
  const { density } = useDensity();
  const columns = useTargetColumns();
  const may = useCan("security.config.write");
  const [targets] = trpc.alerts.targets.useSuspenseQuery({}, { refetchInterval: 30_000 });
  const [task, setTask] = useState<Task>();
  const end = () => setTask(undefined);
  const actions = (target: Target): RowAction[] => {
    const open = (what: Exclude<Task["what"], "add">) => () => setTask({ what, target });
    return [
      {
        id: "test",
        label: t("test.action"),
        icon: <Send />,
        primary: true,
        onSelect: open("test"),
      },
      { id: "edit", label: t("edit.action"), onSelect: open("edit") },
      { id: "secret", label: t(`secret.action.${target.kind}`), onSelect: open("secret") },
      {
        id: "switch",
        label: target.enabled ? t("switch.off") : t("switch.on"),
        onSelect: open("switch"),
      },
      { id: "remove", label: t("remove.action"), tone: "danger", onSelect: open("remove") },
    ];
  };
  const add = may && (
    <Button variant="primary" icon={<Plus />} onClick={() => setTask({ what: "add" })}>
      {t("add.action")}
    </Button>
  );
  return (
    <Part title={t("targets")} description={t("targetsAbout")} actions={targets.length > 0 && add}>
      <DataTable
        label={t("targets")}
        columns={columns}
        rows={targets}
        rowId={rowId}
        rowLabel={rowLabel}
        density={density}
        shortcuts={false}
        actions={may ? actions : undefined}
        empty={
          <EmptyState icon={<Megaphone />} title={t("empty.title")} action={add || undefined}>
            {t("empty.text")}
          </EmptyState>
        }
      />
      <TaskDialog task={task} onClose={end} />
    </Part>
  );
}

function TaskDialog({ task, onClose }: { task: Task | undefined; onClose: () => void }) {
  if (task === undefined) return null;
  if (task.what === "add") return <AddDialog onClose={onClose} />;
  const { target } = task;
  if (task.what === "edit") return <EditDialog target={target} onClose={onClose} />;
  if (task.what === "secret") return <SecretDialog target={target} onClose={onClose} />;
  if (task.what === "switch") return <SwitchDialog target={target} onClose={onClose} />;
  if (task.what === "remove") return <RemoveDialog target={target} onClose={onClose} />;
  return <TestDialog target={target} onClose={onClose} />;
}
