"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { NewPasswordField } from "@/features/sign-in/new-password-field";
import { passwordProblem } from "@/features/sign-in/password-advice";
import { trpc } from "@/trpc/client";
import { afterPasswordChange } from "./portal-door";

/** A new AirGate password; all sessions end, so one signs in again with it. */
export function PortalPasswordForm() {
  const t = useTranslations("portal.password");
  const errors = useErrorText();
  const change = useGuardedMutation(
    trpc.iam.changeOwnPassword.useMutation(),
    "iam.changeOwnPassword",
  );
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const send = async () => {
    const outcome = await change.run({ password });
    if (outcome.state === "done") window.location.assign(afterPasswordChange);
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
      {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
      <div>
        <Button type="submit" variant="primary" loading={change.pending}>
          {t("action")}
        </Button>
      </div>
    </form>
  );
}
