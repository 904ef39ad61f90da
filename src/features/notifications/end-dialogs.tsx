"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { Target } from "./target";

type Props = { target: Target; onClose: () => void };

/** What waits for it is given up with it. */
function useConsequences({ waiting }: Target) {
  const t = useTranslations("notifications.end");
  const format = useFormat();
  return [{ figure: format.number(waiting), label: t("waiting") }];
}

/** Off: alerts are raised and shown, and not sent there. Or on again. */
export function SwitchDialog({ target, onClose }: Props) {
  const t = useTranslations("notifications.switch");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const consequences = useConsequences(target);
  const change = useGuardedMutation(trpc.alerts.switchTarget.useMutation(), "alerts.switchTarget");
  const way = target.enabled ? "off" : "on";
  const confirm = async () => {
    const outcome = await change.run({ id: target.id, enabled: !target.enabled });
    if (outcome.state !== "done") return;
    await Promise.all([cache.alerts.targets.invalidate(), cache.alerts.deliveries.invalidate()]);
    notify({ title: t(`${way}Done`, { name: target.name }) });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${way}Title`, { name: target.name })}
      description={t(`${way}About`)}
      {...(target.enabled ? { consequences } : {})}
      tone={target.enabled ? "danger" : "primary"}
      action={t(way)}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={() => void confirm()}
    />
  );
}

/** Address and secrets are erased; the log stays. */
export function RemoveDialog({ target, onClose }: Props) {
  const t = useTranslations("notifications.remove");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const consequences = useConsequences(target);
  const remove = useGuardedMutation(trpc.alerts.removeTarget.useMutation(), "alerts.removeTarget");
  const confirm = async () => {
    const outcome = await remove.run({ id: target.id });
    if (outcome.state !== "done") return;
    await Promise.all([cache.alerts.targets.invalidate(), cache.alerts.deliveries.invalidate()]);
    notify({ title: t("done", { name: target.name }) });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: target.name })}
      description={t("about")}
      consequences={consequences}
      typeToConfirm={target.name}
      action={t("action")}
      pending={remove.pending}
      error={remove.error ? errors.text(remove.error) : undefined}
      onConfirm={() => void confirm()}
    />
  );
}
