"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { ApiKey } from "./sort-keys";

/** Ends a key for good: says what stops working, asks why, and for the name. */
export function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations("apiKeys.revoke");
  const reasons = useTranslations("safeguards.reason");
  const format = useFormat();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const revoke = useGuardedMutation(trpc.apiKeys.revoke.useMutation(), "access.revokeApiKey");
  const confirm = async (reason: string) => {
    const outcome = await revoke.run({ id: apiKey.id, reason });
    if (outcome.state !== "done") return;
    await cache.apiKeys.list.invalidate();
    notify({ title: t("done", { name: apiKey.name }) });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: apiKey.name })}
      description={t("description")}
      tone="danger"
      action={t("action")}
      consequences={[
        { figure: format.number(apiKey.scopes.length), label: t("scopesEnd"), tone: "danger" },
        { figure: format.number(apiKey.requests), label: t("requestsSoFar") },
      ]}
      reason={{ label: reasons("label"), help: reasons("help") }}
      typeToConfirm={apiKey.name}
      pending={revoke.pending}
      error={revoke.error ? errors.text(revoke.error) : undefined}
      onConfirm={({ reason }) => void confirm(reason)}
    />
  );
}
