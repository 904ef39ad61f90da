"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Switch } from "@/components/ui/switch";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useCan } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { useRefresh } from "../changes/use-open-changes";
import type { SubAccount } from "../sub-account";
import { PortalPasswordDialog } from "./portal-password-dialog";

/** Sign-in at AirGate's portal: its password and whether it is open. Not the cloud's. */
export function PortalCard({ account }: { account: SubAccount }) {
  const t = useTranslations("subAccount.portal");
  const errors = useErrorText();
  const refresh = useRefresh(account.id);
  const [setting, setSetting] = useState(false);
  const may = useCan("iam.accounts.write") && account.state === "ready";
  const change = useGuardedMutation(trpc.iam.setPortalLogin.useMutation(), "iam.setPortalLogin");
  const { enabled, hasPassword, mustChangePassword, username } = account.portal;
  const switchTo = async (on: boolean) => {
    const outcome = await change.run({ subAccountId: account.id, enabled: on });
    await refresh();
    if (outcome.state === "failed") notify({ title: errors.text(outcome.error), tone: "danger" });
    if (outcome.state === "done") notify({ title: t(on ? "opened" : "shut") });
  };
  return (
    <Section title={t("title")} description={t("about")}>
      <div className="grid gap-4">
        <Banner tone="info">{t("difference")}</Banner>
        <Switch
          label={t("enabled")}
          help={t("enabledHelp")}
          checked={enabled}
          disabled={!may || change.pending}
          onCheckedChange={(on) => void switchTo(on)}
        />
        <KeyValueList
          items={[
            { label: t("username"), value: <code>{username}</code> },
            {
              label: t("password"),
              value: t(hasPassword ? (mustChangePassword ? "mustChange" : "isSet") : "notSet"),
            },
          ]}
        />
        {may && (
          <div>
            <Button onClick={() => setSetting(true)}>{t(hasPassword ? "reset" : "set")}</Button>
          </div>
        )}
      </div>
      {setting && <PortalPasswordDialog account={account} onClose={() => setSetting(false)} />}
    </Section>
  );
}
