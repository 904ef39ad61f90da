"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { type Outcome, useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { passwordProblem } from "@/features/sign-in/password-advice";
import { trpc } from "@/trpc/client";
import type { Admin } from "./admin-panel";
import { type PasswordChoice, PasswordChoiceField } from "./password-choice";
import { SetUpLink, type SetUpLinkMade } from "./set-up-link";

type Props = { admin: Admin; what: "reset" | "link"; onClose: () => void };

/** A new password for an admin, or a new link for one who never set a password. */
export function ResetDialog({ admin, what, onClose }: Props) {
  const t = useTranslations(`users.${what}`);
  const [link, setLink] = useState<SetUpLinkMade>();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => link === undefined}
      title={t("title", { name: admin.name })}
      description={link ? undefined : t("description")}
    >
      {link ? (
        <SetUpLink link={link} upn={admin.upn} />
      ) : (
        <ResetForm admin={admin} what={what} onClose={onClose} onLink={setLink} />
      )}
    </Dialog>
  );
}

function ResetForm(props: Props & { onLink: (link: SetUpLinkMade) => void }) {
  const { admin, what, onClose } = props;
  const t = useTranslations(`users.${what}`);
  const ui = useUiText();
  const errors = useErrorText();
  const [choice, setChoice] = useState<PasswordChoice>({ method: "link", password: "" });
  const [tried, setTried] = useState(false);
  const change = useReset(admin.upn, what);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const direct = choice.method === "direct" ? choice.password : undefined;
    if (direct !== undefined && passwordProblem(direct)) return;
    const outcome = await change.run(direct);
    if (outcome.state !== "done") return;
    if (outcome.output) return props.onLink(outcome.output);
    notify({ title: t("done", { name: admin.name }) });
    onClose();
  };
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      {what === "reset" && (
        <PasswordChoiceField value={choice} onValueChange={setChoice} tried={tried} />
      )}
      {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={change.pending}>
          {t("action")}
        </Button>
      </div>
    </form>
  );
}

/** Both commands answer with the link, where one was made. */
function useReset(upn: string, what: "reset" | "link") {
  const cache = trpc.useUtils();
  const reset = useGuardedMutation(
    trpc.access.resetAdminPassword.useMutation(),
    "access.resetAdminPassword",
  );
  const make = useGuardedMutation(
    trpc.access.createSetupLink.useMutation(),
    "access.createSetupLink",
  );
  const run = async (password?: string): Promise<Outcome<SetUpLinkMade | null>> => {
    const outcome =
      what === "link"
        ? await make.run({ upn })
        : linkOf(await reset.run({ upn, ...(password && { password }) }));
    if (outcome.state === "done") await cache.access.invalidate();
    return outcome;
  };
  return { run, pending: reset.pending || make.pending, error: reset.error ?? make.error };
}

type Reset = Outcome<{ setupLink: SetUpLinkMade | null }>;

const linkOf = (outcome: Reset): Outcome<SetUpLinkMade | null> =>
  outcome.state === "done" ? { state: "done", output: outcome.output.setupLink } : outcome;
