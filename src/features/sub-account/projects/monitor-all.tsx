"use client";

import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/switch";
import type { SubAccount } from "../sub-account";
import { useMonitoring } from "./use-monitoring";

/** Monitored of linked, and the switch for all of them. */
export function MonitorAll({ account, may }: { account: SubAccount; may: boolean }) {
  const t = useTranslations("subAccount.projects");
  const { pending, run } = useMonitoring(account.id);
  const { monitored, total } = account.projects;
  return (
    <span className="inline-flex items-center gap-3 text-sm">
      <span className="figures text-muted">{t("count", { monitored, total })}</span>
      {may && (
        <span className="inline-flex items-center gap-2">
          <Switch
            ariaLabel={t("all")}
            checked={monitored === total}
            disabled={pending}
            onCheckedChange={(on) => void run(on)}
          />
          <span aria-hidden="true">{t("all")}</span>
        </span>
      )}
    </span>
  );
}
