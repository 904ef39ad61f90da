"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { CloudAccount } from "./account";

/** Off: nothing is read or changed there, so no bill counts and nobody is stopped. Or on again. */
export function SwitchDialog(props: { account: CloudAccount; onClose: () => void }) {
  const { account, onClose } = props;
  const t = useTranslations("cloudAccounts.switch");
  const reasons = useTranslations("safeguards.reason");
  const format = useFormat();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const change = useGuardedMutation(
    trpc.iam.switchCloudAccount.useMutation(),
    "iam.switchCloudAccount",
  );
  const way = account.disabled ? "on" : "off";
  const confirm = async (reason: string) => {
    const outcome = await change.run({ id: account.id, disabled: !account.disabled, reason });
    if (outcome.state !== "done") return;
    await cache.iam.cloudAccounts.invalidate();
    notify({ title: t(`${way}Done`, { name: account.name }) });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${way}Title`, { name: account.name })}
      description={t(`${way}About`)}
      tone={account.disabled ? "primary" : "danger"}
      action={t(way)}
      consequences={[
        {
          figure: format.number(account.subAccounts),
          label: t(`${way}Consequence`),
          tone: account.disabled ? undefined : "danger",
        },
      ]}
      reason={{ label: reasons("label"), help: reasons("help") }}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={({ reason }) => void confirm(reason)}
    />
  );
}
