"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useUiText } from "@/components/ui/ui-text";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { refusalOf, useErrorText } from "@/features/shell/use-error-text";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { AccessFields } from "./access-fields";
import { type CreateDraft, problemsOf, toInput } from "./draft";
import { IdentityFields } from "./identity-fields";
import { ProjectFields } from "./project-fields";

export type Created = RouterOutputs["iam"]["createSubAccount"];

/** The field at which a refusal of the server belongs; the others stand above the buttons. */
const fieldOf: Record<string, string> = {
  "iam.user_exists": "userName",
  "iam.sub_account_exists": "userName",
  "iam.portal_name_taken": "portal.username",
  "iam.project_not_found": "projects.0.project",
  "password.guessable": "portal.password",
  "cloud_account.not_found": "cloudAccountId",
  "cloud_account.switched_off": "cloudAccountId",
};

export function CreateForm(props: {
  draft: CreateDraft;
  onDraft: (draft: CreateDraft) => void;
  onCancel: () => void;
  onCreated: (created: Created) => void;
}) {
  const t = useTranslations("subAccounts.create");
  const ui = useUiText();
  const errors = useErrorText();
  const [requestId] = useState(() => crypto.randomUUID());
  const [tried, setTried] = useState(false);
  const create = useGuardedMutation(
    trpc.iam.createSubAccount.useMutation(),
    "iam.createSubAccount",
  );
  const { draft } = props;
  const problems = problemsOf(toInput(draft, requestId));
  const refusal = refusalOf(create.error);
  const refusedAt = refusal && fieldOf[refusal.code];
  const errorAt = (field: string) => {
    if (tried && problems[field]) return errors.code(problems[field]);
    return refusedAt === field ? errors.text(create.error) : undefined;
  };
  const set = (part: Partial<CreateDraft>) => {
    props.onDraft({ ...draft, ...part });
    create.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    const outcome = await create.run(toInput(draft, requestId));
    if (outcome.state === "done") props.onCreated(outcome.output);
  };
  const part = { draft, set, errorAt };
  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-6" noValidate>
      <Part title={t("who")}>
        <IdentityFields {...part} />
      </Part>
      <Part title={t("getsIn")}>
        <AccessFields {...part} tried={tried} />
      </Part>
      <Part title={t("may")}>
        <ProjectFields {...part} />
      </Part>
      {create.error && !refusedAt ? (
        <Banner tone="danger">{errors.text(create.error)}</Banner>
      ) : null}
      {tried && Object.keys(problems).length > 0 && <Banner tone="warn">{t("wrong")}</Banner>}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="flex-1 text-muted text-xs">{t("allOrNothing")}</span>
        <Button onClick={props.onCancel}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={create.pending}>
          {t("action")}
        </Button>
      </div>
    </form>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-semibold text-sm">{props.title}</legend>
      {props.children}
    </fieldset>
  );
}
