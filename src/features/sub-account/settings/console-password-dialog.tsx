"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { ConsolePasswordField } from "@/features/sub-accounts/create/console-password-field";
import { ConsolePassword } from "@/modules/iam/schema/fields";
import { trpc } from "@/trpc/client";
import { useRefresh } from "../changes/use-open-changes";
import type { SubAccount } from "../sub-account";

/** The password of the cloud's console; the cloud's rules are ticked off while one types. */
export function ConsolePasswordDialog(props: { account: SubAccount; onClose: () => void }) {
  const t = useTranslations("subAccount.console");
  const ui = useUiText();
  const errors = useErrorText();
  const { account, onClose } = props;
  const refresh = useRefresh(account.id);
  const [password, setPassword] = useState("");
  const [allowed, setAllowed] = useState(true);
  const [resetRequired, setResetRequired] = useState(true);
  const [tried, setTried] = useState(false);
  const change = useGuardedMutation(
    trpc.iam.setConsolePassword.useMutation(),
    "iam.setConsolePassword",
  );
  const problem = ConsolePassword.safeParse(password).error?.issues[0]?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem) return;
    const outcome = await change.run({
      subAccountId: account.id,
      password,
      allowed,
      resetRequired,
    });
    if (outcome.state !== "done") return;
    await refresh();
    notify({ title: t("sent"), tone: "info" });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => !change.pending && password === ""}
      title={t("dialogTitle", { name: account.displayName })}
      description={t("about")}
    >
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <ConsolePasswordField
          value={password}
          onValue={setPassword}
          error={tried && problem ? errors.code(problem) : undefined}
        />
        <Checkbox label={t("allow")} checked={allowed} onCheckedChange={setAllowed} />
        <Checkbox
          label={t("resetRequired")}
          checked={resetRequired}
          onCheckedChange={setResetRequired}
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
