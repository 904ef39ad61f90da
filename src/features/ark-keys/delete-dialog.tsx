"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { type ArkKey, ownerOf, standingOf } from "./ark-key";

/** Ends a key for good; one that the cloud cannot be told is only forgotten, and it says so. */
export function DeleteDialog({ arkKey, onClose }: { arkKey: ArkKey; onClose: () => void }) {
  const t = useTranslations("arkKeys.delete");
  const reasons = useTranslations("safeguards.reason");
  const format = useFormat();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const remove = useGuardedMutation(trpc.iam.deleteArkKey.useMutation(), "iam.deleteArkKey");
  const forgets = !arkKey.numbered && arkKey.origin === "entered";
  const neverMade = standingOf(arkKey) === "given_up";
  const confirm = async (reason: string) => {
    const outcome = await remove.run({ arkKeyId: arkKey.id, reason });
    if (outcome.state !== "done") return;
    await cache.iam.invalidate();
    const { onlyForgotten } = outcome.output;
    notify({
      title: t("done", { name: arkKey.name }),
      ...(onlyForgotten && !neverMade ? { description: t("forgotten") } : {}),
    });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: arkKey.name })}
      description={neverMade ? t("neverMade") : t(forgets ? "forgets" : "description")}
      action={t("action")}
      consequences={[
        {
          figure: format.number(neverMade || forgets ? 0 : 1),
          label: t("ends", { owner: ownerOf(arkKey), project: arkKey.project }),
          tone: neverMade || forgets ? undefined : "danger",
        },
      ]}
      reason={{ label: reasons("label"), help: reasons("help") }}
      typeToConfirm={arkKey.name}
      pending={remove.pending}
      error={remove.error ? errors.text(remove.error) : undefined}
      onConfirm={({ reason }) => void confirm(reason)}
    />
  );
}
