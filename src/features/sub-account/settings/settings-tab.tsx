"use client";

import { trpc } from "@/trpc/client";
import { AlertForm } from "./alert-form";
import { ConsoleCard } from "./console-card";
import { DangerCard } from "./danger-card";
import { PortalCard } from "./portal-card";
import { ProfileForm } from "./profile-form";

/** Who it is, how it signs in at the cloud and at AirGate, when people are told, and its end. */
export function SettingsTab({ id }: { id: string }) {
  const [account] = trpc.iam.subAccount.useSuspenseQuery({ subAccountId: id });
  const [prepaid] = trpc.quota.prepaid.useSuspenseQuery({ subAccountId: id });
  const [general] = trpc.config.cloudSettings.useSuspenseQuery({});
  const { displayName, email, phone } = account;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      {/* Each starts anew when what is stored has changed. */}
      <ProfileForm key={JSON.stringify([displayName, email, phone])} account={account} />
      <AlertForm
        key={JSON.stringify([prepaid.steps, prepaid.whenExhausted])}
        prepaid={prepaid}
        general={general}
      />
      <ConsoleCard account={account} />
      <PortalCard account={account} />
      <DangerCard account={account} />
    </div>
  );
}
