"use client";

import { KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { useDensity } from "@/components/layout/density";
import { Section } from "@/components/layout/section";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useCan } from "@/features/shell/me";
import { Failure } from "@/features/shell/region";
import { isEditable, type SubAccount } from "@/features/sub-account/sub-account";
import { SecretDialog } from "@/features/sub-accounts/create/secret-dialog";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { type AccessKey, shortOf } from "./access-key";
import { CreateKeyDialog } from "./create-key-dialog";
import { DeleteKeyDialog } from "./delete-key-dialog";
import { SeenAt } from "./seen-at";
import { SwitchKeyDialog } from "./switch-key-dialog";
import { useAccessColumns } from "./use-access-columns";

type Task = { what: "create" | "take" } | { what: "switch" | "delete"; key: AccessKey };
const rowId = ({ id }: AccessKey) => id;
const rowLabel = ({ id }: AccessKey) => shortOf(id);

/** The access keys that a sub-account has in the cloud, as the cloud lists them now. */
export function AccessKeys({ account }: { account: SubAccount }) {
  const t = useTranslations("cloudKeys.access");
  const { density } = useDensity();
  const [task, setTask] = useState<Task>();
  const { data, error, refetch } = trpc.iam.accessKeys.useQuery(
    { subAccountId: account.id },
    { staleTime: 30_000 },
  );
  const columns = useAccessColumns(account);
  const mayWrite = useCan("iam.accounts.write") && isEditable(account);
  const blocked = useBlocked(account, data);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const actions = (key: AccessKey) => [
    {
      id: "switch",
      label: key.active ? t("switch.off") : t("switch.on"),
      ...(key.active && { tone: "danger" as const }),
      onSelect: () => setTask({ what: "switch", key }),
    },
    {
      id: "delete",
      label: t("delete.action"),
      tone: "danger" as const,
      onSelect: () => setTask({ what: "delete", key }),
    },
  ];
  return (
    <Section
      title={t("title")}
      description={blocked ?? t("about", { most: data?.most ?? 2 })}
      actions={
        mayWrite && (
          <Button
            icon={<Plus aria-hidden="true" />}
            disabled={blocked !== undefined || !data}
            onClick={() => setTask({ what: "create" })}
          >
            {t("create.action")}
          </Button>
        )
      }
    >
      <div className="grid gap-3">
        {account.secretWaits && (
          <Waiting onTake={mayWrite ? () => setTask({ what: "take" }) : undefined} />
        )}
        <DataTable
          label={t("title")}
          columns={columns}
          rows={data?.keys}
          skeletonRows={2}
          rowId={rowId}
          rowLabel={rowLabel}
          density={density}
          shortcuts={false}
          actions={mayWrite ? actions : undefined}
          empty={
            <EmptyState icon={<KeyRound />} title={t("empty")} className="py-8">
              {t("emptyAbout")}
            </EmptyState>
          }
        />
        {data && <SeenAt keys={data} onRetry={() => void refetch()} />}
      </div>
      <KeyTasks task={task} account={account} keys={data} onEnd={() => setTask(undefined)} />
    </Section>
  );
}

/** A secret that nobody has taken yet; `onTake` for whoever may. */
function Waiting({ onTake }: { onTake: (() => void) | undefined }) {
  const t = useTranslations("cloudKeys.access");
  const take = onTake && (
    <Button size="sm" variant="primary" onClick={onTake}>
      {t("take")}
    </Button>
  );
  return (
    <Banner tone="warn" title={t("waits")} action={take}>
      {t("waitsAbout")}
    </Banner>
  );
}

/** The dialog of what is asked for. */
function KeyTasks(props: {
  task: Task | undefined;
  account: SubAccount;
  keys: RouterOutputs["iam"]["accessKeys"] | undefined;
  onEnd: () => void;
}) {
  const { account, keys, onEnd, task } = props;
  switch (task?.what) {
    case undefined:
      return null;
    case "create":
      return keys && <CreateKeyDialog account={account} keys={keys} onClose={onEnd} />;
    case "take":
      return <SecretDialog account={account} onClose={onEnd} />;
    case "switch":
      return <SwitchKeyDialog account={account} accessKey={task.key} onClose={onEnd} />;
    case "delete":
      return <DeleteKeyDialog account={account} accessKey={task.key} onClose={onEnd} />;
  }
}

/** Why no further key can be made now. */
function useBlocked(
  account: SubAccount,
  keys: { keys: readonly AccessKey[]; most: number } | undefined,
): string | undefined {
  const t = useTranslations("cloudKeys.access.blocked");
  if (!isEditable(account)) return t("notThere");
  if (account.disabledReasons.length > 0) return t("disabled");
  if (account.secretWaits) return t("secretWaits");
  return keys && keys.keys.length >= keys.most ? t("full", { most: keys.most }) : undefined;
}
