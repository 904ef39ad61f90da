"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { SubAccount } from "../sub-account";

/** Deletes for good: what goes with it in numbers, what stays, and the user name typed. */
export function DeleteDialog({ account, onClose }: { account: SubAccount; onClose: () => void }) {
  const t = useTranslations("subAccount.delete");
  const reasons = useTranslations("safeguards.reason");
  const errors = useErrorText();
  const router = useRouter();
  const cache = trpc.useUtils();
  const consequences = useDependants(account);
  const change = useGuardedMutation(
    trpc.iam.deleteSubAccount.useMutation(),
    "iam.deleteSubAccount",
  );
  const confirm = async (reason: string) => {
    const outcome = await change.run({ subAccountId: account.id, reason });
    if (outcome.state !== "done") return;
    notify({ title: t("done", { name: account.displayName }) });
    onClose();
    if (outcome.output.changeId === null) router.push("/iam/sub-accounts");
    await cache.iam.invalidate();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: account.displayName })}
      description={t("about")}
      consequences={consequences}
      reason={{ label: reasons("label"), help: reasons("help") }}
      typeToConfirm={account.userName ?? account.username}
      action={t("action")}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={({ reason }) => void confirm(reason)}
    >
      <Banner tone="info">{t("stays")}</Banner>
    </ConfirmDialog>
  );
}

function useDependants({ links, grants, cloudState, snapshot, arkKeys }: SubAccount) {
  const t = useTranslations("subAccount.delete");
  const format = useFormat();
  const policies = Math.max(
    grants.length,
    cloudState?.policies.length ?? 0,
    snapshot?.policies.length ?? 0,
  );
  const keys = Math.max(cloudState?.keys.length ?? 0, snapshot?.keys.length ?? 0);
  const line = (key: "projects" | "policies" | "keys" | "arkKeys", of: number) => ({
    figure: format.number(of),
    label: t(key),
    ...(of > 0 && { tone: "danger" as const }),
  });
  return [
    line("projects", links.length),
    line("policies", policies),
    line("keys", keys),
    line("arkKeys", arkKeys.length),
  ];
}
