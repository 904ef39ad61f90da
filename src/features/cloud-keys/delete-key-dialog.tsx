"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { useRefresh } from "@/features/sub-account/changes/use-open-changes";
import type { SubAccount } from "@/features/sub-account/sub-account";
import { trpc } from "@/trpc/client";
import { type AccessKey, shortOf } from "./access-key";

/** Ends an access key for good: says when it was last used, and asks for its last characters. */
export function DeleteKeyDialog(props: {
  account: SubAccount;
  accessKey: AccessKey;
  onClose: () => void;
}) {
  const { account, accessKey, onClose } = props;
  const t = useTranslations("cloudKeys.access.delete");
  const format = useFormat();
  const errors = useErrorText();
  const refresh = useRefresh(account.id);
  const remove = useGuardedMutation(trpc.iam.deleteAccessKey.useMutation(), "iam.deleteAccessKey");
  const { id, lastUsedAt } = accessKey;
  const confirm = async () => {
    const outcome = await remove.run({ subAccountId: account.id, key: id });
    if (outcome.state !== "done") return;
    await refresh();
    notify({ title: t("asked", { key: shortOf(id) }), tone: "info" });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { key: shortOf(id) })}
      description={t("about")}
      action={t("action")}
      consequences={[
        {
          figure: format.number(1),
          label: lastUsedAt ? t("ends", { used: format.relative(lastUsedAt) }) : t("endsUnused"),
          tone: "danger",
        },
      ]}
      typeToConfirm={id.slice(-8)}
      pending={remove.pending}
      error={remove.error ? errors.text(remove.error) : undefined}
      onConfirm={() => void confirm()}
    />
  );
}
