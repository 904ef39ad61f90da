"use client";

import { FolderPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { RowAction } from "@/components/data-table/row-actions";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";
import { NoCloudUser } from "../no-cloud-user";
import { isEditable, type LinkedProject, type SubAccount, subAccountPath } from "../sub-account";
import { LinkDialog } from "./link-dialog";
import { MonitorAll } from "./monitor-all";
import { UnlinkDialog } from "./unlink-dialog";
import { useProjectColumns } from "./use-project-columns";

type Task = { what: "link" } | { what: "unlink"; link: LinkedProject };

const rowId = ({ project }: LinkedProject) => project;
const rowLabel = ({ displayName, project }: LinkedProject) => displayName || project;

/** The linked projects: whose spending counts, and what may be done in each. */
export function ProjectsTab({ id }: { id: string }) {
  const [account] = trpc.iam.subAccount.useSuspenseQuery({ subAccountId: id });
  return account.userName === null ? <NoCloudUser /> : <ProjectTable account={account} />;
}

function ProjectTable({ account }: { account: SubAccount }) {
  const t = useTranslations("subAccount.projects");
  const { density } = useDensity();
  const may = useCan("iam.projects.write") && isEditable(account);
  const columns = useProjectColumns(account, may);
  const [task, setTask] = useState<Task>();
  const end = () => setTask(undefined);
  const actions = (link: LinkedProject): RowAction[] => [
    { id: "policies", label: t("editPolicies"), href: subAccountPath(account.id, "policies") },
    {
      id: "unlink",
      label: t("unlink.action"),
      tone: "danger",
      onSelect: () => setTask({ what: "unlink", link }),
    },
  ];
  const add = may && (
    <Button
      variant="primary"
      icon={<FolderPlus aria-hidden="true" />}
      onClick={() => setTask({ what: "link" })}
    >
      {t("link.action")}
    </Button>
  );
  return (
    <>
      <DataTable
        label={t("label")}
        columns={columns}
        rows={account.links}
        rowId={rowId}
        rowLabel={rowLabel}
        density={density}
        actions={may ? actions : undefined}
        toolbar={
          account.links.length > 0 && (
            <TableToolbar filters={<MonitorAll account={account} may={may} />}>{add}</TableToolbar>
          )
        }
        empty={
          <EmptyState title={t("none")} action={add || undefined}>
            {t("noneHint")}
          </EmptyState>
        }
      />
      {task?.what === "link" && <LinkDialog account={account} onClose={end} />}
      {task?.what === "unlink" && <UnlinkDialog account={account} link={task.link} onClose={end} />}
    </>
  );
}
