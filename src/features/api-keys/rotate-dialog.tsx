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
import { reasonProblem } from "@/features/safeguards/reason";
import { ReasonField } from "@/features/safeguards/reason-field";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { type Issued, IssuedSecret } from "./issued-secret";
import type { ApiKey } from "./sort-keys";

const graces = ["24", "1", "72", "168", "0"] as const;

/** Asks for a new secret: a second person approves, then the one who asked carries it out. */
export function RotateDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations("apiKeys.rotate");
  const [issued, setIssued] = useState<Issued>();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => issued === undefined}
      title={t("title", { name: apiKey.name })}
      description={t("description")}
    >
      {issued ? (
        <IssuedSecret issued={issued} name={apiKey.name} />
      ) : (
        <RotateForm apiKey={apiKey} onClose={onClose} onIssued={setIssued} />
      )}
    </Dialog>
  );
}

function RotateForm(props: {
  apiKey: ApiKey;
  onClose: () => void;
  onIssued: (issued: Issued) => void;
}) {
  const t = useTranslations("apiKeys.rotate");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [grace, setGrace] = useState<string>(graces[0]);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const rotate = useGuardedMutation(trpc.apiKeys.rotate.useMutation(), "access.rotateApiKey");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reasonProblem(reason)) return;
    const outcome = await rotate.run({ id: props.apiKey.id, graceHours: Number(grace), reason });
    await Promise.all([cache.apiKeys.list.invalidate(), cache.approvals.list.invalidate()]);
    if (outcome.state === "done") props.onIssued(outcome.output);
    if (outcome.state === "filed") {
      notify({ title: t("filed"), tone: "info" });
      props.onClose();
    }
  };
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <Banner tone="info">{t("approval")}</Banner>
      <Field label={t("grace")} help={t("graceHelp")}>
        <Select
          value={grace}
          onValueChange={setGrace}
          options={graces.map((value) => ({ value, label: t("hours", { hours: Number(value) }) }))}
        />
      </Field>
      <ReasonField value={reason} onValueChange={setReason} tried={tried} />
      {rotate.error ? <Banner tone="danger">{errors.text(rotate.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={props.onClose}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={rotate.pending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
