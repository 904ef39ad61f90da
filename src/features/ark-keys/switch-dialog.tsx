"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { type ArkKey, labelOf, ownerOf } from "./ark-key";

/** Off: whatever uses the key is refused until it is on again. */
export function SwitchDialog({ arkKey, onClose }: { arkKey: ArkKey; onClose: () => void }) {
  const t = useTranslations("arkKeys.switch");
  const format = useFormat();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const change = useGuardedMutation(trpc.iam.switchArkKey.useMutation(), "iam.switchArkKey");
  const active = arkKey.status === "inactive";
  const way = active ? "on" : "off";
  const confirm = async () => {
    const outcome = await change.run({ arkKeyId: arkKey.id, active });
    if (outcome.state !== "done") return;
    await cache.iam.invalidate();
    const kept = outcome.output.kept === "snapshot";
    notify({ title: kept ? t("kept") : t(`${way}Asked`, { name: arkKey.name }), tone: "info" });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${way}Title`, { name: arkKey.name })}
      description={t(`${way}About`, { key: labelOf(arkKey) })}
      tone={active ? "primary" : "danger"}
      action={t(way)}
      consequences={[
        {
          figure: format.number(1),
          label: t(`${way}Consequence`, { owner: ownerOf(arkKey), project: arkKey.project }),
          tone: active ? undefined : "danger",
        },
      ]}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={() => void confirm()}
    />
  );
}
