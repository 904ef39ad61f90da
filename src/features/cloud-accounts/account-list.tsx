"use client";

import { CloudCog, Plus, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { RowAction } from "@/components/data-table/row-actions";
import { useDensity } from "@/components/layout/density";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";
import type { CloudAccount, Task } from "./account";
import { AddDialog } from "./add-dialog";
import { CredentialsDialog } from "./credentials-dialog";
import { ImportDialog } from "./import-dialog";
import { RenameDialog } from "./rename-dialog";
import { SwitchDialog } from "./switch-dialog";
import { useAccountColumns } from "./use-account-columns";
import { useSync } from "./use-sync";

const rowId = ({ id }: CloudAccount) => id;
const rowLabel = ({ name }: CloudAccount) => name;

/** The main accounts that AirGate works with: their keys, their state, and who is in them. */
export function AccountList() {
  const t = useTranslations("cloudAccounts");
  const { density } = useDensity();
  const columns = useAccountColumns();
  const mayManage = useCan("security.secrets.write");
  const mayImport = useCan("iam.accounts.write");
  const [accounts] = trpc.iam.cloudAccounts.useSuspenseQuery({});
  const [task, setTask] = useState<Task>();
  const sync = useSync();
  const end = () => setTask(undefined);

  const actions = (account: CloudAccount): RowAction[] => {
    const open = (what: Exclude<Task["what"], "add">) => () => setTask({ what, account });
    const off = account.disabled ? t("switchedOff") : undefined;
    const daily: RowAction[] = [
      {
        id: "sync",
        label: t("sync.action"),
        icon: <RefreshCw />,
        disabledReason: off,
        onSelect: () => void sync.run(account),
      },
      {
        id: "import",
        label: t("import.action"),
        primary: true,
        disabledReason: off,
        onSelect: open("import"),
      },
    ];
    const rare: RowAction[] = [
      { id: "rename", label: t("rename.action"), onSelect: open("rename") },
      { id: "credentials", label: t("credentials.action"), onSelect: open("credentials") },
      {
        id: "switch",
        label: account.disabled ? t("switch.on") : t("switch.off"),
        ...(account.disabled ? {} : { tone: "danger" as const }),
        onSelect: open("switch"),
      },
    ];
    return [...(mayImport ? daily : []), ...(mayManage ? rare : [])];
  };
  const add = mayManage && (
    <Button variant="primary" icon={<Plus />} onClick={() => setTask({ what: "add" })}>
      {t("add.action")}
    </Button>
  );
  return (
    <>
      <div className="mb-3 flex justify-end">{accounts.length > 0 && add}</div>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={accounts}
        rowId={rowId}
        rowLabel={rowLabel}
        density={density}
        refreshing={sync.pending}
        actions={mayManage || mayImport ? actions : undefined}
        empty={
          <EmptyState icon={<CloudCog />} title={t("empty.title")} action={add || undefined}>
            {t("empty.text")}
          </EmptyState>
        }
      />
      {task?.what === "add" && <AddDialog onClose={end} />}
      {task?.what === "import" && <ImportDialog account={task.account} onClose={end} />}
      {task?.what === "credentials" && <CredentialsDialog account={task.account} onClose={end} />}
      {task?.what === "rename" && <RenameDialog account={task.account} onClose={end} />}
      {task?.what === "switch" && <SwitchDialog account={task.account} onClose={end} />}
    </>
  );
}
