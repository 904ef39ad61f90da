"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { useFormat } from "@/components/ui/format-provider";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { type ArkKey, labelOf } from "./ark-key";
import { NewKey } from "./new-key";

/** Gives a key another plaintext: says what ends at once, then shows the new one once. */
export function RotateDialog({ arkKey, onClose }: { arkKey: ArkKey; onClose: () => void }) {
  const t = useTranslations("arkKeys.rotate");
  const reasons = useTranslations("safeguards.reason");
  const format = useFormat();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [asked, setAsked] = useState(false);
  const [shown, setShown] = useState(false);
  const rotate = useGuardedMutation(trpc.iam.rotateArkKey.useMutation(), "iam.rotateArkKey");
  const confirm = async (reason: string) => {
    const outcome = await rotate.run({ arkKeyId: arkKey.id, reason });
    if (outcome.state !== "done") return;
    await Promise.all([cache.iam.arkKeys.invalidate(), cache.iam.arkKey.invalidate()]);
    setAsked(true);
  };
  if (asked) {
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        mayClose={() => !shown}
        title={t("askedTitle", { name: arkKey.name })}
      >
        <NewKey arkKeyId={arkKey.id} onShown={() => setShown(true)} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: arkKey.name })}
      description={t("description", { key: labelOf(arkKey) })}
      action={t("action")}
      consequences={[
        { figure: format.number(1), label: t("ends"), tone: "danger" },
        { figure: format.number(0), label: t("grace") },
      ]}
      reason={{ label: reasons("label"), help: reasons("help") }}
      pending={rotate.pending}
      error={rotate.error ? errors.text(rotate.error) : undefined}
      onConfirm={({ reason }) => void confirm(reason)}
    />
  );
}
