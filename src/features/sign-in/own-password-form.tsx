"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { Outcome } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { NewPasswordField } from "./new-password-field";
import { passwordProblem } from "./password-advice";

/** A guarded change of one's own password, whoever one is. */
type Change<Output> = {
  run: (password: string) => Promise<Outcome<Output>>;
  pending: boolean;
  error: unknown;
};

/** A new password for oneself; the present one is asked for by the second confirmation. */
export function OwnPasswordForm<Output>(props: {
  change: Change<Output>;
  /** The verb. */
  action: string;
  onChanged: (output: Output) => void;
  /** What else there is to choose. */
  children?: ReactNode;
}) {
  const errors = useErrorText();
  const { change } = props;
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);

  const send = async () => {
    const outcome = await change.run(password);
    if (outcome.state !== "done") return;
    setPassword("");
    setTried(false);
    props.onChanged(outcome.output);
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
      {props.children}
      {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
      <div>
        <Button type="submit" variant="primary" loading={change.pending}>
          {props.action}
        </Button>
      </div>
    </form>
  );
}
