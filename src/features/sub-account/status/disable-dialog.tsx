"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { useRefresh } from "../changes/use-open-changes";
import type { SubAccount } from "../sub-account";
import { freeReasons, lossesOf } from "./losses";
import { useAccessLines } from "./use-access-lines";

/** What the cloud takes away, in numbers; of one that is disabled already, one more reason to stay so. */
export function DisableDialog({ account, onClose }: { account: SubAccount; onClose: () => void }) {
  const t = useTranslations("subAccount.disable");
  const words = useTranslations("subAccount.reasons");
  const reasons = useTranslations("safeguards.reason");
  const errors = useErrorText();
  const lines = useAccessLines();
  const refresh = useRefresh(account.id);
  const free = freeReasons(account);
  const [as, setAs] = useState<"manual" | "security">(free[0] ?? "manual");
  const change = useGuardedMutation(
    trpc.iam.disableSubAccount.useMutation(),
    "iam.disableSubAccount",
  );
  const already = account.disabledReasons.length > 0;
  const confirm = async (reason: string) => {
    const outcome = await change.run({ subAccountId: account.id, as, reason });
    if (outcome.state !== "done") return;
    await refresh();
    notify({ title: t("done", { name: account.displayName }) });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(already ? "titleMore" : "title", { name: account.displayName })}
      description={t(already ? "aboutMore" : "about")}
      consequences={already ? undefined : lines(lossesOf(account), "danger")}
      reason={{ label: reasons("label"), help: reasons("help") }}
      action={t("action")}
      pending={change.pending}
      error={change.error ? errors.text(change.error) : undefined}
      onConfirm={({ reason }) => void confirm(reason)}
    >
      {!already && <Banner tone="info">{t("stays")}</Banner>}
      <Field label={t("as")}>
        <RadioGroup
          value={as}
          onValueChange={(value) => setAs(value === "security" ? "security" : "manual")}
          options={free.map((value) => ({
            value,
            label: words(value),
            description: t(`${value}Hint`),
          }))}
        />
      </Field>
    </ConfirmDialog>
  );
}
