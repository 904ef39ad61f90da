"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { reasonProblem } from "@/features/safeguards/reason";
import { ReasonField } from "@/features/safeguards/reason-field";
import { BatchButtons } from "./batch-buttons";
import { BatchPreview } from "./batch-preview";
import type { useBatchStatus } from "./use-batch-status";

export type BatchFormProps = {
  batch: ReturnType<typeof useBatchStatus>;
  onClose: () => void;
};

/** What the cloud takes away in numbers, by which reason, and why. */
export function DisableForm({ batch, onClose }: BatchFormProps) {
  const t = useTranslations("subAccounts.batch");
  const reasons = useTranslations("subAccounts.reasons");
  const [as, setAs] = useState<"manual" | "security">("manual");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reasonProblem(reason) !== undefined) return;
    void batch.run({ to: "disabled", as, reason: reason.trim() });
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <BatchPreview preview={batch.preview} to="disabled" />
      <Field label={t("as")}>
        <RadioGroup
          value={as}
          onValueChange={(value) => setAs(value === "security" ? "security" : "manual")}
          options={[
            { value: "manual", label: reasons("manual"), description: t("manualHint") },
            { value: "security", label: reasons("security"), description: t("securityHint") },
          ]}
        />
      </Field>
      <ReasonField value={reason} onValueChange={setReason} tried={tried} />
      <BatchButtons
        batch={batch}
        tone="danger"
        action={t("disabled.action", { count: batch.preview?.accounts.length ?? 0 })}
        onClose={onClose}
      />
    </form>
  );
}
