"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Section } from "@/components/layout/section";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { type Change, DiffView } from "@/components/ui/diff-view";
import { Field } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format-provider";
import { Input } from "@/components/ui/input";
import { notify } from "@/components/ui/toast";
import { useUnsavedGuard } from "@/components/ui/use-unsaved-guard";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { NextRefreshesList } from "../../changes/next-refreshes-list";
import { draftOf, type PlanRead, readPlan } from "../../changes/plan-draft";
import { PlanFields } from "../../changes/plan-fields";
import type { Pool } from "../../pool";
import { usePlanWords } from "../../use-plan-words";
import { usePoolChange } from "../../use-pool-change";

/** How much and how often, with old → new before it is saved. */
export function PlanForm({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.settings");
  const errors = useErrorText();
  const [now] = useState(() => new Date());
  const [draft, setDraft] = useState(() => draftOf(pool));
  const [reason, setReason] = useState("");
  const change = usePoolChange(trpc.quota.changePlan.useMutation(), "quota.changePlan");
  const read = readPlan(draft);
  const changes = usePlanChanges(pool, read);
  const sound = read.refresh !== undefined && read.allowance !== undefined;
  const dirty = changes.length > 0 || !sound;
  useUnsavedGuard(dirty);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!sound || changes.length === 0) return;
    const { refresh, allowance } = read;
    const outcome = await change.run({
      pool: pool.name,
      refresh,
      allowance,
      ...(reason.trim() && { reason: reason.trim() }),
    });
    if (outcome.state === "done") notify({ title: t("planSaved", { label: pool.label }) });
  };
  const discard = () => {
    setDraft(draftOf(pool));
    setReason("");
    change.reset();
  };
  return (
    <Section title={t("plan")} description={t("planHelp")}>
      <form onSubmit={(event) => void submit(event)} className="grid gap-4" noValidate>
        <PlanFields draft={draft} onDraft={setDraft} problems={read.problems} />
        <NextRefreshesList plan={read.refresh} anchor={pool.anchor} now={now} />
        {changes.length > 0 && (
          <>
            <DiffView changes={changes} label={t("changes")} />
            <Field label={t("reason")} help={t("reasonHelp")}>
              <Input value={reason} onChange={({ target }) => setReason(target.value)} />
            </Field>
          </>
        )}
        {change.error ? <Banner tone="danger">{errors.text(change.error)}</Banner> : null}
        {dirty && (
          <div className="flex justify-end gap-2">
            <Button onClick={discard}>{t("discard")}</Button>
            <Button type="submit" variant="primary" loading={change.pending}>
              {t("savePlan")}
            </Button>
          </div>
        )}
      </form>
    </Section>
  );
}

function usePlanChanges(pool: Pool, { refresh, allowance }: PlanRead): Change[] {
  const fields = useTranslations("pools.fields");
  const format = useFormat();
  const { rhythm } = usePlanWords();
  const before = rhythm(pool.refresh);
  const after = refresh ? rhythm(refresh) : before;
  return [
    ...(allowance !== undefined && allowance !== pool.allowance
      ? [
          {
            field: fields("allowance"),
            before: format.money(pool.allowance),
            after: format.money(allowance),
          },
        ]
      : []),
    ...(before === after ? [] : [{ field: fields("refresh"), before, after }]),
  ];
}
