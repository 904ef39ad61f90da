"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useUiText } from "@/components/ui/ui-text";
import type { Scope } from "@/core/permissions";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useErrorText } from "@/features/shell/use-error-text";
import { CreateApiKey } from "@/modules/access/schema/api-keys";
import { trpc } from "@/trpc/client";
import type { Issued } from "./issued-secret";
import { ScopePicker } from "./scope-picker";

const lifetimes = ["90", "30", "365", "never"] as const;
const dayMs = 86_400_000;

type Draft = { name: string; scopes: Scope[]; lifetime: string; rate: string };
const empty: Draft = { name: "", scopes: ["balance:check"], lifetime: "90", rate: "100" };

const toInput = ({ name, scopes, lifetime, rate }: Draft) => ({
  name,
  scopes,
  rateLimit: Number(rate),
  expiresAt:
    lifetime === "never" ? null : new Date(Date.now() + Number(lifetime) * dayMs).toISOString(),
});

export function CreateForm(props: {
  onClose: () => void;
  onIssued: (issued: Issued & { name: string }) => void;
}) {
  const t = useTranslations("apiKeys.create");
  const ui = useUiText();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [draft, setDraft] = useState(empty);
  const [tried, setTried] = useState(false);
  const create = useGuardedMutation(trpc.apiKeys.create.useMutation(), "access.createApiKey");
  const patch = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  const problems = tried ? problemsOf(draft, errors.code) : {};
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problemsOf(draft, errors.code)).length > 0) return;
    const outcome = await create.run(toInput(draft));
    if (outcome.state !== "done") return;
    await cache.apiKeys.list.invalidate();
    props.onIssued({ ...outcome.output, name: draft.name });
  };
  return (
    <form className="grid gap-5" onSubmit={(event) => void submit(event)}>
      <Field label={t("name")} help={t("nameHelp")} required error={problems.name}>
        <Input value={draft.name} onChange={({ target }) => patch({ name: target.value })} />
      </Field>
      <ScopePicker
        chosen={draft.scopes}
        onChange={(scopes) => patch({ scopes })}
        error={problems.scopes}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("expiry")} help={t("expiryHelp")}>
          <Select
            value={draft.lifetime}
            onValueChange={(lifetime) => patch({ lifetime })}
            options={lifetimes.map((value) => ({ value, label: t(`lifetimes.${value}`) }))}
          />
        </Field>
        <Field label={t("rate")} help={t("rateHelp")} error={problems.rateLimit}>
          <Input
            inputMode="numeric"
            value={draft.rate}
            onChange={({ target }) => patch({ rate: target.value })}
          />
        </Field>
      </div>
      {create.error ? <Banner tone="danger">{errors.text(create.error)}</Banner> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={props.onClose}>{ui.cancel}</Button>
        <Button type="submit" variant="primary" loading={create.pending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}

/** The operation's own schema says what is wrong with each field. */
function problemsOf(draft: Draft, text: (code: string) => string): Record<string, string> {
  const parsed = CreateApiKey.safeParse(toInput(draft));
  if (parsed.success) return {};
  const known = (message: string, field: unknown) =>
    field === "rateLimit" ? "api_key.rate_invalid" : message;
  return Object.fromEntries(
    parsed.error.issues.map(({ path, message }) => [path[0], text(known(message, path[0]))]),
  );
}
