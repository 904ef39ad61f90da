"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Section } from "@/components/layout/section";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DiffView } from "@/components/ui/diff-view";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { notify } from "@/components/ui/toast";
import { useUnsavedGuard } from "@/components/ui/use-unsaved-guard";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import type { Pool } from "../../pool";
import { usePoolChange } from "../../use-pool-change";
import { describeProblems, describingOf, toDescribe } from "./describing";

const texts = ["label", "notes", "domains"] as const;

/** What people read of a pool, and where it is offered. */
export function DescribeForm({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.settings");
  const fields = useTranslations("pools.fields");
  const errors = useErrorText();
  const stored = describingOf(pool);
  const [draft, setDraft] = useState(stored);
  const change = usePoolChange(trpc.quota.describePool.useMutation(), "quota.describePool");
  const problems = describeProblems(pool.name, draft);
  const refused = errors.fields(change.error);
  const changed = texts.filter((field) => draft[field].trim() !== stored[field].trim());
  useUnsavedGuard(changed.length > 0);

  const problemAt = (field: (typeof texts)[number]) =>
    problems[field] ? errors.code(problems[field]) : refused[field];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (changed.length === 0 || Object.keys(problems).length > 0) return;
    const outcome = await change.run(toDescribe(pool.name, draft));
    if (outcome.state === "done") notify({ title: t("described", { label: draft.label }) });
  };
  const discard = () => {
    setDraft(stored);
    change.reset();
  };
  return (
    <Section title={t("describe")} description={t("describeHelp")}>
      <form onSubmit={(event) => void submit(event)} className="grid gap-4" noValidate>
        <Field label={fields("label")} required error={problemAt("label")}>
          <Input
            value={draft.label}
            onChange={({ target }) => setDraft({ ...draft, label: target.value })}
          />
        </Field>
        <Field label={fields("notes")} error={problemAt("notes")}>
          <Textarea
            value={draft.notes}
            onChange={({ target }) => setDraft({ ...draft, notes: target.value })}
          />
        </Field>
        <Field label={fields("domains")} help={t("domainsHelp")} error={problemAt("domains")}>
          <Input
            mono
            spellCheck={false}
            value={draft.domains}
            onChange={({ target }) => setDraft({ ...draft, domains: target.value })}
          />
        </Field>
        {changed.length > 0 && (
          <>
            <DiffView
              label={t("changes")}
              changes={changed.map((field) => ({
                field: fields(field),
                before: stored[field],
                after: draft[field],
              }))}
            />
            {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
            <div className="flex justify-end gap-2">
              <Button onClick={discard}>{t("discard")}</Button>
              <Button type="submit" variant="primary" loading={change.pending}>
                {t("saveDescription")}
              </Button>
            </div>
          </>
        )}
      </form>
    </Section>
  );
}
