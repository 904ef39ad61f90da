"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import type { AlertAct } from "@/modules/alerts/rules/states";
import { trpc } from "@/trpc/client";
import type { AlertDetail } from "./alert-marks";

/** Takes an alert over, resolves it or opens it again; leaving a sub-account running needs a note. */
export function ActDialog(props: {
  alert: AlertDetail;
  act: AlertAct;
  title: string;
  onClose: () => void;
}) {
  const { act, alert, onClose, title } = props;
  const t = useTranslations("alerts.act");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const acts = {
    acknowledge: useGuardedMutation(
      trpc.alerts.acknowledge.useMutation(),
      "alerts.acknowledgeAlert",
    ),
    resolve: useGuardedMutation(trpc.alerts.resolve.useMutation(), "alerts.resolveAlert"),
    reopen: useGuardedMutation(trpc.alerts.reopen.useMutation(), "alerts.reopenAlert"),
  };
  const change = acts[act];
  const leaves = act === "acknowledge" && alert.asks !== null;
  const confirm = async (note: string) => {
    const outcome = await change.run({ id: alert.id, note });
    if (outcome.state !== "done") return;
    await cache.alerts.invalidate();
    notify({ title: t("done", { act: title }) });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={leaves ? t("leaves", { label: alert.subjectLabel }) : t(`about.${act}`)}
      tone="primary"
      action={title}
      reason={{ label: t("note"), help: leaves ? t("noteNeeded") : undefined, required: leaves }}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={({ reason }) => void confirm(reason)}
    />
  );
}
