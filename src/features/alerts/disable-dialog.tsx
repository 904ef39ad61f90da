"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { AlertDetail } from "./alert-marks";

/**
 * The answer "disable now" to a quota that is used up. The sub-account is disabled for the reason
 * `exhausted`, so that a later allocation gives everything back; the alert is taken over with it.
 */
export function DisableDialog({ alert, onClose }: { alert: AlertDetail; onClose: () => void }) {
  const t = useTranslations("alerts.disable");
  const reasons = useTranslations("safeguards.reason");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const disable = useGuardedMutation(trpc.alerts.disableAsked.useMutation(), "alerts.disableAsked");
  const confirm = async (reason: string) => {
    const outcome = await disable.run({ id: alert.id, reason });
    if (outcome.state !== "done") return;
    await Promise.all([
      cache.alerts.invalidate(),
      cache.iam.invalidate(),
      cache.quota.invalidate(),
    ]);
    notify({ title: t("done", { label: alert.subjectLabel }) });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { label: alert.subjectLabel })}
      description={t("about")}
      action={t("action")}
      reason={{ label: reasons("label"), help: reasons("help") }}
      pending={disable.pending}
      error={disable.error ? errors.text(disable.error) : undefined}
      onConfirm={({ reason }) => void confirm(reason)}
    />
  );
}
