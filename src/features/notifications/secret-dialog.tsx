"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { BotSecretField } from "./add-dialog";
import { SigningSecret } from "./signing-secret";
import type { Target } from "./target";

const graces = ["24", "1", "72", "168", "0"] as const;

/** Another secret: a webhook's is made and shown once, a bot's is entered. */
export function SecretDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const t = useTranslations("notifications.secret");
  const [issued, setIssued] = useState<string>();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => issued === undefined}
      title={t("title", { name: target.name })}
      description={issued ? undefined : t(`description.${target.kind}`)}
      footer={
        issued && (
          <Button variant="primary" onClick={onClose}>
            {t("stored")}
          </Button>
        )
      }
    >
      {issued ? (
        <SigningSecret name={target.name} secret={issued} />
      ) : (
        <SecretForm target={target} onClose={onClose} onIssued={setIssued} />
      )}
    </Dialog>
  );
}

function SecretForm(props: {
  target: Target;
  onClose: () => void;
  onIssued: (secret: string) => void;
}) {
  const { target, onClose, onIssued } = props;
  const t = useTranslations("notifications.secret");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [grace, setGrace] = useState<string>(graces[0]);
  const [secret, setSecret] = useState("");
  const rotate = useGuardedMutation(
    trpc.alerts.rotateSecret.useMutation(),
    "alerts.rotateTargetSecret",
  );
  const isWebhook = target.kind === "webhook";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const own = isWebhook ? { graceHours: Number(grace) } : { secret };
    const outcome = await rotate.run({ id: target.id, ...own });
    if (outcome.state !== "done") return;
    await cache.alerts.targets.invalidate();
    if (outcome.output.secret !== null) return onIssued(outcome.output.secret);
    notify({ title: t("done", { name: target.name }) });
    onClose();
  };
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      {isWebhook ? (
        <Field label={t("grace")} help={t("graceHelp")}>
          <Select
            value={grace}
            onValueChange={setGrace}
            options={graces.map((value) => ({
              value,
              label: t("hours", { hours: Number(value) }),
            }))}
          />
        </Field>
      ) : (
        <BotSecretField
          draft={{ secret }}
          onDraft={(part) => setSecret(part.secret)}
          problems={{}}
        />
      )}
      {rotate.error ? <Banner tone="danger">{errors.text(rotate.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={rotate.pending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
