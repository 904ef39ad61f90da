"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Section } from "@/components/layout/section";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DiffView } from "@/components/ui/diff-view";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { notify } from "@/components/ui/toast";
import { useUnsavedGuard } from "@/components/ui/use-unsaved-guard";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useCan } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { useRefresh } from "../changes/use-open-changes";
import { isEditable, type SubAccount } from "../sub-account";
import { type ProfileField, profileFields, profileOf, readProfile } from "./profile-draft";

/** Display name, phone and e-mail: the cloud takes them first, then they are kept here. */
export function ProfileForm({ account }: { account: SubAccount }) {
  const t = useTranslations("subAccount.profile");
  const errors = useErrorText();
  const refresh = useRefresh(account.id);
  const stored = profileOf(account);
  const [draft, setDraft] = useState(stored);
  const change = useGuardedMutation(trpc.iam.editProfile.useMutation(), "iam.editProfile");
  const { changed, input, problems } = readProfile(stored, draft, account.id);
  const may = useCan("iam.accounts.write") && isEditable(account);
  useUnsavedGuard(changed.length > 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!input || changed.length === 0) return;
    const outcome = await change.run(input);
    if (outcome.state !== "done") return;
    await refresh();
    notify({ title: t("sent"), description: t("sentHint"), tone: "info" });
  };
  const discard = () => {
    setDraft(stored);
    change.reset();
  };
  const problem = (field: ProfileField) =>
    problems[field] ? errors.code(problems[field]) : errors.fields(change.error)[field];
  return (
    <Section title={t("title")} description={t("about")}>
      <form className="grid gap-4" noValidate onSubmit={(event) => void submit(event)}>
        {profileFields.map((field) => (
          <Field
            key={field}
            label={t(field)}
            required={field === "displayName"}
            help={field === "phone" ? t("phoneHelp") : undefined}
            error={problem(field)}
          >
            <Input
              disabled={!may}
              value={draft[field]}
              onChange={({ target }) => setDraft({ ...draft, [field]: target.value })}
            />
          </Field>
        ))}
        {changed.length > 0 && (
          <>
            <DiffView
              label={t("changes")}
              changes={changed.map((field) => ({
                field: t(field),
                before: stored[field],
                after: draft[field].trim(),
              }))}
            />
            {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
            <div className="flex justify-end gap-2">
              <Button onClick={discard}>{t("discard")}</Button>
              <Button type="submit" variant="primary" loading={change.pending}>
                {t("save")}
              </Button>
            </div>
          </>
        )}
      </form>
    </Section>
  );
}
