"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useUiText } from "@/components/ui/ui-text";
import { AllocateDialog } from "@/features/prepaid/allocate-dialog";
import { useCan } from "@/features/shell/me";
import { type Change, isOpen, shownItems } from "@/features/sub-account/changes/change";
import { ChangeActions } from "@/features/sub-account/changes/change-actions";
import { ItemList } from "@/features/sub-account/changes/item-list";
import { subAccountPath } from "@/features/sub-account/sub-account";
import { trpc } from "@/trpc/client";
import type { Created } from "./create-form";
import { SharedNote, Standing } from "./creation-standing";
import { SecretPanel } from "./secret-panel";

const soonMs = 1_000;

/** What the cloud makes of a creation, item by item as it happens, and the way on however it ends. */
export function CreateProgress(props: {
  created: Created;
  /** Whether a secret is in view that cannot be seen again. */
  onSecret: (holds: boolean) => void;
  onClose: () => void;
  onAgain: () => void;
}) {
  const t = useTranslations("subAccounts.progress");
  const ui = useUiText();
  const { subAccountId, shared } = props.created;
  const change = useCreation(subAccountId);
  if (!change) return <Skeleton className="h-40 w-full rounded-md" />;
  const makesKey = change.items.some(({ subject }) => subject.verb === "create_key");
  return (
    <div className="grid gap-4">
      <Standing change={change} username={props.created.username} />
      {shared.length > 0 && <SharedNote shared={shared} />}
      <div aria-live="polite">
        <ItemList items={shownItems(change)} />
      </div>
      {change.state === "done" && makesKey && (
        <SecretPanel subAccountId={subAccountId} onSecret={props.onSecret} />
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {change.code !== null && <ChangeActions change={change} />}
        {change.state === "undone" && (
          <Button variant="primary" onClick={props.onAgain}>
            {t("again")}
          </Button>
        )}
        {change.state === "done" && <NextSteps {...props} />}
        <Button onClick={props.onClose}>{ui.close}</Button>
      </div>
      {isOpen(change) && <p className="text-muted text-xs">{t("mayClose")}</p>}
    </div>
  );
}

/** A sub-account without quota is never stopped: allocating comes next. */
function NextSteps({ created: { subAccountId, username } }: { created: Created }) {
  const t = useTranslations("subAccounts.progress");
  const actions = useTranslations("subAccounts.actions");
  const mayAllocate = useCan("iam.quota.write");
  const [allocating, setAllocating] = useState(false);
  return (
    <>
      {mayAllocate && <Button onClick={() => setAllocating(true)}>{actions("allocate")}</Button>}
      <Button asChild>
        <Link href={subAccountPath(subAccountId)}>{t("open")}</Link>
      </Button>
      {allocating && (
        <AllocateDialog
          accounts={[{ id: subAccountId, userName: username }]}
          open
          onOpenChange={setAllocating}
        />
      )}
    </>
  );
}

/** The creation is the first thing that was ever done to it. */
function useCreation(subAccountId: string): Change | undefined {
  const { data } = trpc.iam.changes.useQuery(
    { subAccountId, limit: 5 },
    {
      refetchInterval: ({ state }) => {
        const change = creationIn(state.data?.rows);
        return change && !isOpen(change) ? false : soonMs;
      },
    },
  );
  return creationIn(data?.rows);
}

const creationIn = (rows: readonly Change[] | undefined) =>
  rows?.find(({ kind }) => kind === "create");
