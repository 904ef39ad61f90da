"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { PoolGauge } from "../pool-gauge";
import type { AdjustablePool } from "./adjust-dialog";
import type { Outlook } from "./adjustment";

type Shown = Extract<Outlook, { after: unknown }>;

/** The gauge as it will stand, and old → new. */
export function AdjustmentPreview(props: { pool: AdjustablePool; outlook: Shown | undefined }) {
  const t = useTranslations("pools.adjust");
  const words = useTranslations("words");
  const { pool, outlook } = props;
  const lines = [
    { label: words("balance"), before: pool.balance, after: outlook?.balance },
    { label: words("booster"), before: pool.booster, after: outlook?.after.booster },
  ];
  return (
    <section
      aria-label={t("preview")}
      aria-live="polite"
      className="grid gap-3 rounded-md border border-line bg-sunken p-3"
    >
      <PoolGauge pool={{ label: pool.label, ...(outlook?.after ?? pool) }} />
      <dl className="figures grid gap-1 text-sm">
        {lines.map(({ label, before, after }) => (
          <div key={label} className="flex items-baseline justify-between gap-4">
            <dt className="text-muted">{label}</dt>
            <dd className="flex flex-wrap items-center justify-end gap-x-1.5">
              <Money value={before} options={{ unit: "" }} className="text-muted" />
              <ArrowRight aria-hidden="true" className="size-3.5 text-muted" />
              <span className="sr-only">{t("becomes")}</span>
              <Money value={after ?? before} className="font-medium" />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
