"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { useUiText } from "@/components/ui/ui-text";
import { useErrorText } from "@/features/shell/use-error-text";
import { useCountdown } from "@/features/sign-in/use-countdown";
import { confirmationMinutes } from "@/modules/access/rules/sessions";
import { trpc } from "@/trpc/client";

/** The second confirmation: the password once more, good for five minutes. */
export function IdentityDialog(props: { onEnd: (confirmed: boolean) => void }) {
  const t = useTranslations("safeguards.identity");
  const ui = useUiText();
  const errors = useErrorText();
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const wait = useCountdown();
  const confirm = trpc.access.confirmIdentity.useMutation({
    onError: (error) => setProblem(errors.text(error)),
    onSuccess: (answer) => {
      if (answer.ok) return props.onEnd(true);
      setProblem(t("wrong"));
      wait.start(answer.seconds);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (password === "") return setProblem(errors.code("password.required"));
    if (wait.seconds === 0 && !confirm.isPending) confirm.mutate({ password });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onEnd(false)}
      title={t("title")}
      description={t("description", { minutes: confirmationMinutes })}
      width="sm"
    >
      <form method="post" onSubmit={submit} className="grid gap-4">
        <Field
          label={t("password")}
          error={wait.seconds > 0 ? t("wait", { seconds: wait.seconds }) : problem}
        >
          <PasswordInput
            name="password"
            autoComplete="current-password"
            autoFocus
            value={password}
            onChange={(event) => {
              setPassword(event.target.value);
              setProblem(undefined);
            }}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={() => props.onEnd(false)}>{ui.cancel}</Button>
          <Button type="submit" variant="primary" loading={confirm.isPending}>
            {t("action")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
