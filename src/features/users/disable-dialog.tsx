"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { Admin } from "./admin-panel";

/** Shuts a console account, which ends its sessions, or opens it again. */
export function DisableDialog({ admin, onClose }: { admin: Admin; onClose: () => void }) {
  const disabled = admin.disabledAt !== null;
  const t = useTranslations(disabled ? "users.enable" : "users.disable");
  const counts = useTranslations("users.disable");
  const format = useFormat();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const change = useGuardedMutation(
    trpc.access.setAdminDisabled.useMutation(),
    "access.setAdminDisabled",
  );
  const confirm = async () => {
    const outcome = await change.run({ upn: admin.upn, disabled: !disabled });
    if (outcome.state !== "done") return;
    await cache.access.invalidate();
    notify({ title: t("done", { name: admin.name }) });
    onClose();
  };
  const sessions = {
    figure: format.number(admin.sessions),
    label: counts("sessions"),
    tone: "warn" as const,
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: admin.name })}
      description={t("description")}
      consequences={disabled ? undefined : [sessions]}
      tone={disabled ? "primary" : "danger"}
      action={t("action")}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={() => void confirm()}
    />
  );
}
