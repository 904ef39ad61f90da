"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { RadioGroup } from "@/components/ui/radio-group";
import { notify } from "@/components/ui/toast";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { targetKinds } from "@/modules/alerts/rules/routing";
import { AddTarget } from "@/modules/alerts/schema/targets";
import { trpc } from "@/trpc/client";
import { SigningSecret } from "./signing-secret";
import { filterOf, newTarget, type TargetDraft } from "./target";
import { AddressFields, FilterFields } from "./target-fields";
import { useDraftProblems } from "./use-draft-problems";

type Issued = { name: string; secret: string };

/** Adds a place that notifications go to; a webhook's secret is shown at the end, once. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("notifications.add");
  const [issued, setIssued] = useState<Issued>();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      mayClose={() => issued === undefined}
      title={issued ? t("doneTitle", { name: issued.name }) : t("title")}
      description={issued ? undefined : t("description")}
      footer={
        issued && (
          <Button variant="primary" onClick={onClose}>
            {t("stored")}
          </Button>
        )
      }
    >
      {issued ? (
        <SigningSecret name={issued.name} secret={issued.secret} />
      ) : (
        <AddForm onClose={onClose} onIssued={setIssued} />
      )}
    </Dialog>
  );
}

const inputOf = (draft: TargetDraft) => ({
  kind: draft.kind,
  url: draft.url,
  ...(draft.kind === "feishu" && draft.secret !== "" ? { secret: draft.secret } : {}),
  ...filterOf(draft),
});

function AddForm(props: { onClose: () => void; onIssued: (issued: Issued) => void }) {
  const t = useTranslations("notifications.add");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const problemsOf = useDraftProblems();
  const [draft, setDraft] = useState(newTarget);
  const [tried, setTried] = useState(false);
  const add = useGuardedMutation(trpc.alerts.addTarget.useMutation(), "alerts.addTarget");
  const found = problemsOf(AddTarget, inputOf(draft), draft);
  const fields = {
    draft,
    onDraft: (part: Partial<TargetDraft>) => setDraft({ ...draft, ...part }),
    problems: tried ? found : {},
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(found).length > 0) return;
    const outcome = await add.run(inputOf(draft));
    if (outcome.state !== "done") return;
    await cache.alerts.targets.invalidate();
    const name = draft.name.trim();
    const { secret } = outcome.output;
    if (secret !== null) return props.onIssued({ name, secret });
    notify({ title: t("done", { name }), description: t("next") });
    props.onClose();
  };
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <KindField kind={draft.kind} onKind={(kind) => fields.onDraft({ kind })} />
      <AddressFields {...fields} />
      {draft.kind === "feishu" && <BotSecretField {...fields} />}
      <FilterFields {...fields} />
      {add.error ? <Banner tone="danger">{errors.text(add.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={props.onClose}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={add.pending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}

function KindField(props: {
  kind: TargetDraft["kind"];
  onKind: (kind: TargetDraft["kind"]) => void;
}) {
  const t = useTranslations("notifications.kinds");
  return (
    <RadioGroup
      look="cards"
      label={t("label")}
      value={props.kind}
      onValueChange={(value) => props.onKind(value === "webhook" ? "webhook" : "feishu")}
      options={targetKinds.map((value) => ({
        value,
        label: t(value),
        description: t(`${value}_about`),
      }))}
    />
  );
}

/** The one that the bot's own settings show; entered here, and never shown again. */
export function BotSecretField(props: {
  draft: Pick<TargetDraft, "secret">;
  onDraft: (part: Pick<TargetDraft, "secret">) => void;
  problems: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("notifications.fields");
  return (
    <Field label={t("botSecret")} help={t("botSecretHelp")} error={props.problems.secret}>
      <PasswordInput
        autoComplete="one-time-code"
        value={props.draft.secret}
        onChange={({ target }) => props.onDraft({ secret: target.value })}
      />
    </Field>
  );
}
