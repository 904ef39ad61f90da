"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { NewPasswordField } from "@/features/sign-in/new-password-field";
import { passwordProblem } from "@/features/sign-in/password-advice";
import { trpc } from "@/trpc/client";
import { useRefresh } from "../changes/use-open-changes";
import type { SubAccount } from "../sub-account";

/** The password of AirGate's portal; it is changed at the next sign-in, and open sessions end. */
export function PortalPasswordDialog(props: { account: SubAccount; onClose: () => void }) {
  const t = useTranslations("subAccount.portal");
  const ui = useUiText();
  const errors = useErrorText();
  const { account, onClose } = props;
  const refresh = useRefresh(account.id);
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const change = useGuardedMutation(
    trpc.iam.setPortalPassword.useMutation(),
    "iam.setPortalPassword",
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (passwordProblem(password)) return;
    const outcome = await change.run({ subAccountId: account.id, password });
    if (outcome.state !== "done") return;
    await refresh();
    notify({ title: t("passwordSet") });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => !change.pending && password === ""}
      title={t("dialogTitle", { name: account.displayName })}
      description={t("dialogAbout")}
    >
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <Banner tone="info">{t("difference")}</Banner>
        <NewPasswordField
          label={t("password")}
          value={password}
          onValueChange={setPassword}
          tried={tried}
        />
        {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" variant="primary" loading={change.pending}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
