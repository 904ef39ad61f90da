"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useUiText } from "@/components/ui/ui-text";
import { isOpen, shownItems } from "@/features/sub-account/changes/change";
import { ChangeActions } from "@/features/sub-account/changes/change-actions";
import { ItemList, TroubleText } from "@/features/sub-account/changes/item-list";
import { SecretPanel } from "@/features/sub-accounts/create/secret-panel";
import { trpc } from "@/trpc/client";

/** The cloud at work on a new access key, item by item; then its secret, or why there is none. */
export function MakingKey(props: {
  subAccountId: string;
  changeId: string;
  onSecret: (holds: boolean) => void;
  onClose: () => void;
}) {
  const t = useTranslations("cloudKeys.access.create");
  const ui = useUiText();
  const { subAccountId, changeId } = props;
  const { data } = trpc.iam.changes.useQuery(
    { subAccountId, limit: 5 },
    {
      refetchInterval: ({ state }) => {
        const found = state.data?.rows.find(({ id }) => id === changeId);
        return found && !isOpen(found) ? false : 1_000;
      },
    },
  );
  const change = data?.rows.find(({ id }) => id === changeId);
  if (!change) return <Skeleton className="h-24 w-full rounded-md" />;
  const refused = change.state === "undone" || change.state === "superseded";
  return (
    <div className="grid gap-4">
      <div aria-live="polite">
        <ItemList items={shownItems(change)} />
      </div>
      {refused && (
        <Banner tone="danger" title={t("refused")}>
          <TroubleText code={change.code} message={change.message} />
        </Banner>
      )}
      {change.state === "done" && (
        <SecretPanel subAccountId={subAccountId} onSecret={props.onSecret} />
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {isOpen(change) && <p className="flex-1 text-muted text-xs">{t("mayClose")}</p>}
        <ChangeActions change={change} />
        <Button onClick={props.onClose}>{ui.close}</Button>
      </div>
    </div>
  );
}
