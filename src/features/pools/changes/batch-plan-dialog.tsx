"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { BatchPreviewView } from "./batch-preview-view";
import { emptyPlan, type PlanDraft, readPlan } from "./plan-draft";
import { AllowanceField, RhythmField } from "./plan-fields";
import { ReasonedConfirm } from "./reasoned-confirm";
import { type BatchChanges, type BatchDialogProps, useBatch } from "./use-batch";

type Parts = { allowance: boolean; refresh: boolean };

/** Gives all chosen pools an allowance, a refresh, or both, after a dry run. */
export function BatchPlanDialog(props: BatchDialogProps) {
  const t = useTranslations("pools.batch");
  const [parts, setParts] = useState<Parts>({ allowance: true, refresh: false });
  const [draft, setDraft] = useState(emptyPlan);
  const changes = changesOf(draft, parts);
  const batch = useBatch(props, changes);
  const read = readPlan(draft);
  const fields = {
    draft,
    onDraft: setDraft,
    // An empty field is not wrong yet.
    problems: draft.allowance === "" ? { every: read.problems.every } : read.problems,
  };
  return (
    <ReasonedConfirm
      title={t("planTitle")}
      description={t("planDescription")}
      tone="primary"
      action={t("action", { count: batch.preview?.changed ?? 0 })}
      blocked={blockedBy(changes, batch.preview?.changed, t("choose"), t("nothing"))}
      pending={batch.pending}
      failure={batch.failure}
      onClose={props.onClose}
      onConfirm={(reason) => void batch.run(reason)}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {(["allowance", "refresh"] as const).map((part) => (
          <div key={part} className="grid gap-3">
            <Checkbox
              label={t(`part_${part}`)}
              checked={parts[part]}
              onCheckedChange={(on) => setParts({ ...parts, [part]: on })}
            />
            {parts[part] &&
              (part === "allowance" ? <AllowanceField {...fields} /> : <RhythmField {...fields} />)}
          </div>
        ))}
      </div>
      <BatchPreviewView preview={batch.preview} loading={batch.loading} />
    </ReasonedConfirm>
  );
}

/** What to change, once every chosen part can be read. */
function changesOf(draft: PlanDraft, parts: Parts): BatchChanges | undefined {
  const { allowance, refresh } = readPlan(draft);
  if (!parts.allowance && !parts.refresh) return undefined;
  if (parts.allowance && allowance === undefined) return undefined;
  if (parts.refresh && refresh === undefined) return undefined;
  return {
    ...(parts.allowance && { allowance }),
    ...(parts.refresh && { refresh }),
  };
}

function blockedBy(
  changes: BatchChanges | undefined,
  changed: number | undefined,
  choose: string,
  nothing: string,
) {
  if (!changes) return choose;
  return changed === 0 ? nothing : undefined;
}
