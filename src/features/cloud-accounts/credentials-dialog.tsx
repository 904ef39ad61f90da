"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { ReasonField } from "@/features/safeguards/reason-field";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { ReplaceCredentials } from "@/modules/iam/schema/cloud-accounts";
import { trpc } from "@/trpc/client";
import type { CloudAccount } from "./account";
import { CredentialsFields, noCredentials } from "./credentials-fields";
import { useProblems } from "./use-problems";

/** New credentials for the same main account: a second person approves before they count. */
export function CredentialsDialog(props: { account: CloudAccount; onClose: () => void }) {
  const { account, onClose } = props;
  const t = useTranslations("cloudAccounts.credentials");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [credentials, setCredentials] = useState(noCredentials);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const replace = useGuardedMutation(
    trpc.iam.replaceCloudCredentials.useMutation(),
    "iam.replaceCloudCredentials",
  );
  const input = { id: account.id, ...credentials, reason };
  const problems = useProblems(ReplaceCredentials, input, tried);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!ReplaceCredentials.safeParse(input).success) return;
    const outcome = await replace.run(input);
    await Promise.all([cache.iam.cloudAccounts.invalidate(), cache.approvals.list.invalidate()]);
    if (outcome.state === "done") notify({ title: t("done", { name: account.name }) });
    if (outcome.state === "filed") notify({ title: t("filed"), tone: "info" });
    if (outcome.state === "done" || outcome.state === "filed") onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => !replace.pending}
      title={t("title", { name: account.name })}
      description={t("description", { number: account.accountNumber })}
    >
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <Banner tone="info">{t("approval")}</Banner>
        <CredentialsFields value={credentials} onValue={setCredentials} problems={problems} />
        <ReasonField value={reason} onValueChange={setReason} tried={tried} />
        {replace.error ? <Banner tone="danger">{errors.text(replace.error)}</Banner> : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" variant="primary" loading={replace.pending}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
