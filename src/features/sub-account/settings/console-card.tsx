"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useCan } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { useRefresh } from "../changes/use-open-changes";
import { isEditable, type SubAccount } from "../sub-account";
import { ConsolePasswordDialog } from "./console-password-dialog";

/** Sign-in at the cloud's own console: its password and whether it is allowed. Not AirGate's. */
export function ConsoleCard({ account }: { account: SubAccount }) {
  const t = useTranslations("subAccount.console");
  const errors = useErrorText();
  const refresh = useRefresh(account.id);
  const [setting, setSetting] = useState(false);
  const may = useCan("iam.accounts.write") && isEditable(account);
  const change = useGuardedMutation(
    trpc.iam.allowConsoleLogin.useMutation(),
    "iam.allowConsoleLogin",
  );
  const disabled = account.disabledReasons.length > 0;
  const login = (disabled ? account.snapshot : account.cloudState)?.login ?? null;
  const allow = async (allowed: boolean) => {
    const outcome = await change.run({ subAccountId: account.id, allowed });
    await refresh();
    if (outcome.state === "failed") notify({ title: errors.text(outcome.error), tone: "danger" });
    if (outcome.state !== "done") return;
    const kept = outcome.output.kept === "snapshot";
    notify({ title: t(kept ? "kept" : allowed ? "allowing" : "forbidding"), tone: "info" });
  };
  return (
    <Section title={t("title")} description={t("about")}>
      <div className="grid gap-4">
        <Banner tone="info">{t("difference")}</Banner>
        {disabled && <Banner tone="warn">{t("disabled")}</Banner>}
        <Switch
          label={t("allow")}
          help={login ? t("allowHelp") : t("noPassword")}
          checked={login?.allowed ?? false}
          disabled={!may || !login || change.pending}
          onCheckedChange={(allowed) => void allow(allowed)}
        />
        {may && (
          <div>
            <Button onClick={() => setSetting(true)}>{t(login ? "reset" : "set")}</Button>
          </div>
        )}
      </div>
      {setting && <ConsolePasswordDialog account={account} onClose={() => setSetting(false)} />}
    </Section>
  );
}
