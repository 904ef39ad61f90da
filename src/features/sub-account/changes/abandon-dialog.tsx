"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { type Change, remaining } from "./change";
import { ItemList } from "./item-list";

/** Gives a change up: what is done stays, and what is left is named before. */
export function AbandonDialog({ change, onClose }: { change: Change; onClose: () => void }) {
  const t = useTranslations("subAccount.changes.abandon");
  const reasons = useTranslations("safeguards.reason");
  const format = useFormat();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const abandon = useGuardedMutation(trpc.iam.abandonChange.useMutation(), "iam.abandonChange");
  const left = remaining(change);
  const done = change.items.filter(
    ({ state, subject }) => state === "done" && subject.verb !== "plan",
  );
  const confirm = async (reason: string) => {
    const outcome = await abandon.run({ changeId: change.id, reason });
    if (outcome.state !== "done") return;
    await cache.iam.invalidate();
    notify({ title: t("done") });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={change.kind === "create" ? t("aboutCreate") : t("about")}
      consequences={[
        { figure: format.number(left.length), label: t("left"), tone: "danger" },
        { figure: format.number(done.length), label: t("stays") },
      ]}
      reason={{ label: reasons("label"), help: reasons("help") }}
      action={t("action")}
      pending={abandon.pending}
      error={abandon.error ? errors.text(abandon.error) : undefined}
      onConfirm={({ reason }) => void confirm(reason)}
    >
      <ItemList items={left} />
    </ConfirmDialog>
  );
}
