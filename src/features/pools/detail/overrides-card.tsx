"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { useMe } from "@/features/shell/me";
import { capabilityOf } from "@/modules/quota/rules/settings";
import { trpc } from "@/trpc/client";
import { ReasonedConfirm } from "../changes/reasoned-confirm";
import type { Pool } from "../pool";
import { usePoolChange } from "../use-pool-change";

/** What of a personal pool was set by hand and so no longer follows its template. */
export function OverridesCard({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.overrides");
  const fields = useTranslations("pools.fields");
  const { capabilities } = useMe();
  const [open, setOpen] = useState(false);
  const mayReset = pool.overrides.every((field) => capabilities.includes(capabilityOf[field]));
  return (
    <Section title={t("title")}>
      {pool.overrides.length === 0 ? (
        <p className="text-muted text-sm">{t("none")}</p>
      ) : (
        <div className="grid gap-3">
          <p className="text-muted text-sm">{t("explained")}</p>
          <div className="flex flex-wrap gap-1">
            {pool.overrides.map((field) => (
              <Badge key={field} tone="info">
                {fields(field)}
              </Badge>
            ))}
          </div>
          {mayReset && (
            <Button icon={<RotateCcw aria-hidden="true" />} onClick={() => setOpen(true)}>
              {t("reset")}
            </Button>
          )}
        </div>
      )}
      {open && pool.upn && (
        <ResetDialog pool={pool} upn={pool.upn} onClose={() => setOpen(false)} />
      )}
    </Section>
  );
}

function ResetDialog({ pool, upn, onClose }: { pool: Pool; upn: string; onClose: () => void }) {
  const t = useTranslations("pools.overrides");
  const change = usePoolChange(trpc.quota.resetOverrides.useMutation(), "quota.resetOverrides");
  const confirm = async (reason: string) => {
    const outcome = await change.run({ upn, reason });
    if (outcome.state === "failed" || outcome.state === "cancelled") return;
    onClose();
    if (outcome.state === "done") notify({ title: t("done", { label: pool.label }) });
  };
  return (
    <ReasonedConfirm
      title={t("resetTitle", { label: pool.label })}
      description={t("resetDescription")}
      action={t("reset")}
      tone="primary"
      consequences={[{ figure: String(pool.overrides.length), label: t("resetCount") }]}
      pending={change.pending}
      failure={change.error}
      onClose={onClose}
      onConfirm={(reason) => void confirm(reason)}
    />
  );
}
