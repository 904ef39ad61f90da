"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Checkbox } from "@/components/ui/checkbox";
import { BatchButtons } from "./batch-buttons";
import { BatchPreview } from "./batch-preview";
import type { BatchFormProps } from "./disable-form";

/** Lifts a person's reasons; what money stopped goes on with an allocation, not here. */
export function EnableForm({ batch, onClose }: BatchFormProps) {
  const t = useTranslations("subAccounts.batch");
  const [security, setSecurity] = useState(false);
  const { preview } = batch;
  const { manual = 0, security: insecure = 0, exhausted = 0 } = preview?.reasons ?? {};
  const liftable = manual + (security ? insecure : 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void batch.run({ to: "enabled", lift: security ? ["manual", "security"] : ["manual"] });
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <BatchPreview preview={preview} to="enabled" />
      {insecure > 0 && (
        <Checkbox
          label={t("liftSecurity", { count: insecure })}
          help={t("liftSecurityHint")}
          checked={security}
          onCheckedChange={setSecurity}
        />
      )}
      {exhausted > 0 && <Banner tone="info">{t("exhaustedHint", { count: exhausted })}</Banner>}
      <BatchButtons
        batch={batch}
        tone="primary"
        action={t("enabled.action", { count: liftable })}
        blocked={preview && liftable === 0 ? t("nothingToLift") : undefined}
        onClose={onClose}
      />
    </form>
  );
}
