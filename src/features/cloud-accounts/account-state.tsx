"use client";

import { useTranslations } from "next-intl";
import { StatusDot } from "@/components/ui/status-dot";
import type { CloudAccount } from "./account";

/** Whether AirGate works with the account, and what keeps it from that. */
export function AccountState({ account }: { account: CloudAccount }) {
  const t = useTranslations("cloudAccounts.states");
  if (account.disabled) return <StatusDot tone="neutral">{t("off")}</StatusDot>;
  if (account.trouble === null) return <StatusDot tone="accent">{t("ok")}</StatusDot>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <StatusDot tone="danger">{t("refused")}</StatusDot>
      <code className="text-muted text-xs">{account.trouble}</code>
    </span>
  );
}
