"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { useRefresh } from "@/features/sub-account/changes/use-open-changes";
import type { SubAccount } from "@/features/sub-account/sub-account";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { MakingKey } from "./making-key";

/** Has another access key made: what that means before, the cloud at work, and then its secret, once. */
export function CreateKeyDialog(props: {
  account: SubAccount;
  keys: RouterOutputs["iam"]["accessKeys"];
  onClose: () => void;
}) {
  const { account, keys, onClose } = props;
  const t = useTranslations("cloudKeys.access.create");
  const ui = useUiText();
  const errors = useErrorText();
  const refresh = useRefresh(account.id);
  const [requestId] = useState(() => crypto.randomUUID());
  const [asked, setAsked] = useState(false);
  const [holds, setHolds] = useState(false);
  const create = useGuardedMutation(trpc.iam.createAccessKey.useMutation(), "iam.createAccessKey");
  const submit = async () => {
    const outcome = await create.run({ subAccountId: account.id, requestId });
    if (outcome.state !== "done") return;
    setAsked(true);
    await refresh();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => !holds}
      title={t("title", { name: account.userName ?? account.displayName })}
      description={asked ? undefined : t("about")}
    >
      {asked ? (
        <MakingKey
          subAccountId={account.id}
          changeId={requestId}
          onSecret={setHolds}
          onClose={onClose}
        />
      ) : (
        <div className="grid gap-4">
          <Banner tone="info">{t("limit", { most: keys.most, present: keys.keys.length })}</Banner>
          <Banner tone="warn">{t("power")}</Banner>
          {create.error ? <Banner tone="danger">{errors.text(create.error)}</Banner> : null}
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>{ui.cancel}</Button>
            <Button variant="primary" loading={create.pending} onClick={() => void submit()}>
              {t("submit")}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
