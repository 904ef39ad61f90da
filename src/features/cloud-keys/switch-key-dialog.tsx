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

/** Off: programs that sign with the key are refused until it is on again. */
export function SwitchKeyDialog(props: {
  account: SubAccount;
  accessKey: AccessKey;
  onClose: () => void;
}) {
  const { account, accessKey, onClose } = props;
  const t = useTranslations("cloudKeys.access.switch");
  const format = useFormat();
  const errors = useErrorText();
  const refresh = useRefresh(account.id);
  const change = useGuardedMutation(trpc.iam.setAccessKey.useMutation(), "iam.setAccessKey");
  const way = accessKey.active ? "off" : "on";
  const used = accessKey.lastUsedAt ? format.relative(accessKey.lastUsedAt) : t("unused");
  const confirm = async () => {
    const input = { subAccountId: account.id, key: accessKey.id, active: !accessKey.active };
    const outcome = await change.run(input);
    if (outcome.state !== "done") return;
    await refresh();
    const kept = outcome.output.kept === "snapshot";
    notify({ title: kept ? t("kept") : t(`${way}Asked`), tone: "info" });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${way}Title`, { key: shortOf(accessKey.id) })}
      description={t(`${way}About`)}
      tone={accessKey.active ? "danger" : "primary"}
      action={t(way)}
      consequences={[
        {
          figure: format.number(1),
          label: t(`${way}Consequence`, { used }),
          tone: accessKey.active ? "danger" : undefined,
        },
      ]}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={() => void confirm()}
    />
  );
}
