"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { NewPasswordField } from "@/features/sign-in/new-password-field";
import { passwordProblem } from "@/features/sign-in/password-advice";
import { trpc } from "@/trpc/client";

/** A new password for oneself; the present one is asked for by the second confirmation. */
export function OwnPasswordForm() {
  const t = useTranslations("account.password");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const change = useGuardedMutation(
    trpc.access.changeOwnPassword.useMutation(),
    "access.changeOwnPassword",
  );
  const [password, setPassword] = useState("");
  const [endOtherSessions, setEndOthers] = useState(true);
  const [tried, setTried] = useState(false);

  const send = async () => {
    const outcome = await change.run({ password, endOtherSessions });
    if (outcome.state !== "done") return;
    setPassword("");
    setTried(false);
    notify({
      title: t("changed"),
      description: t("ended", { sessions: outcome.output.sessionsEnded }),
    });
    await cache.access.invalidate();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!change.pending && passwordProblem(password) === undefined) void send();
  };
  return (
    <form method="post" onSubmit={submit} noValidate className="grid max-w-md gap-4">
      <NewPasswordField
        value={password}
        onValueChange={setPassword}
        tried={tried}
        error={errors.fields(change.error).password}
      />
      <Checkbox label={t("endOthers")} checked={endOtherSessions} onCheckedChange={setEndOthers} />
      {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
      <div>
        <Button type="submit" variant="primary" loading={change.pending}>
          {t("action")}
        </Button>
      </div>
    </form>
  );
}
