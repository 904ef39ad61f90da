"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useUiText } from "@/components/ui/ui-text";
import { refusalOf, useErrorText } from "@/features/shell/use-error-text";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { newRequestId } from "../request-id";
import { usePoolChange } from "../use-pool-change";
import { type CreateDraft, readCreate } from "./create-draft";
import { NextRefreshesList } from "./next-refreshes-list";
import { nobody, PeoplePicker } from "./people-picker";
import { emptyPlan, readPlan } from "./plan-draft";
import { AllowanceField, RhythmField } from "./plan-fields";

const empty: CreateDraft = { name: "", label: "", notes: "", plan: emptyPlan, people: nobody };

/** The field at which a refusal of the server belongs; the others stand above the buttons. */
const fieldOf: Record<string, string> = {
  "quota.pool_exists": "name",
  "quota.name_reserved": "name",
  "policy.name_reserved": "name",
  "quota.people_unknown": "members",
  "directory.user_not_found": "members",
};

export function CreatePoolForm(props: {
  onCancel: () => void;
  onDirty: () => void;
  onCreated: (pool: RouterOutputs["quota"]["createPool"]) => void;
}) {
  const t = useTranslations("pools.create");
  const words = useTranslations("words");
  const ui = useUiText();
  const errors = useErrorText();
  const [requestId] = useState(newRequestId);
  const [now] = useState(() => new Date());
  const [draft, setDraft] = useState(empty);
  const [tried, setTried] = useState(false);
  const create = usePoolChange(trpc.quota.createPool.useMutation(), "quota.createPool");

  const { input, problems } = readCreate(draft, requestId);
  const refusal = refusalOf(create.error);
  const refusedAt = refusal && fieldOf[refusal.code];
  const errorAt = (field: string) => {
    if (tried && problems[field]) return errors.code(problems[field]);
    return refusedAt === field ? errors.text(create.error) : undefined;
  };
  const set = (part: Partial<CreateDraft>) => {
    setDraft({ ...draft, ...part });
    props.onDirty();
    create.reset();
  };
  const plan = {
    draft: draft.plan,
    onDraft: (next: CreateDraft["plan"]) => set({ plan: next }),
    problems: tried ? readPlan(draft.plan).problems : {},
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!input) return;
    const outcome = await create.run(input);
    if (outcome.state === "done") props.onCreated(outcome.output);
    if (outcome.state === "filed") props.onCancel();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-5" noValidate>
      <div className="grid items-start gap-x-8 gap-y-5 md:grid-cols-2">
        <div className="grid gap-5">
          <Field label={t("label")} required help={t("labelHelp")} error={errorAt("label")}>
            <Input
              value={draft.label}
              onChange={({ target }) => set({ label: target.value })}
              placeholder={t("labelExample")}
            />
          </Field>
          <Field label={t("name")} required help={t("nameHelp")} error={errorAt("name")}>
            <Input
              mono
              autoComplete="off"
              spellCheck={false}
              value={draft.name}
              onChange={({ target }) => set({ name: target.value })}
              placeholder="cs-robotics"
            />
          </Field>
          <PeoplePicker
            draft={draft.people}
            onDraft={(people) => set({ people })}
            error={errorAt("members")}
          />
        </div>
        <div className="grid gap-5">
          <AllowanceField {...plan} />
          <RhythmField {...plan} />
          <NextRefreshesList plan={readPlan(draft.plan).refresh} now={now} />
          <Field label={t("notes")} error={errorAt("notes")}>
            <Textarea
              rows={3}
              value={draft.notes}
              onChange={({ target }) => set({ notes: target.value })}
            />
          </Field>
        </div>
      </div>
      {create.error && !refusedAt ? (
        <Banner tone="danger">{errors.text(create.error)}</Banner>
      ) : null}
      <div className="flex items-center justify-end gap-2">
        <span className="flex-1 text-muted text-xs">
          {t("opening", { allowance: words("allowance") })}
        </span>
        <Button onClick={props.onCancel}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={create.pending}>
          {t("action")}
        </Button>
      </div>
    </form>
  );
}
