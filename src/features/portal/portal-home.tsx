"use client";

import { KeyRound, WalletMinimal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { trpc } from "@/trpc/client";
import { PortalPasswordForm } from "./portal-password-form";

/** What a sub-account sees of itself. */
export function PortalHome() {
  const t = useTranslations("portal");
  const [account] = trpc.iam.mySubAccount.useSuspenseQuery({});
  return (
    <div className="grid gap-5">
      <header className="mb-1">
        <h1 className="font-semibold text-2xl">{account.name}</h1>
        <p className="mt-1 text-muted text-sm">
          {t("signedInAs")} <code>{account.username}</code>
        </p>
        <div aria-hidden="true" className="ruler mt-4 h-2" />
      </header>
      {account.mustChangePassword && (
        <Banner tone="warn" title={t("mustChange.title")}>
          {t("mustChange.text")}
        </Banner>
      )}
      <div className="grid gap-5 md:grid-cols-2">
        <Section title={t("quota.title")}>
          <EmptyState
            icon={<WalletMinimal aria-hidden="true" />}
            title={t("quota.empty")}
            className="py-8"
          >
            {t("quota.text")}
          </EmptyState>
        </Section>
        <Section title={t("keys.title")}>
          <EmptyState
            icon={<KeyRound aria-hidden="true" />}
            title={t("keys.empty")}
            className="py-8"
          >
            {t("keys.text")}
          </EmptyState>
        </Section>
      </div>
      <Section title={t("password.title")} description={t("password.description")}>
        <PortalPasswordForm />
      </Section>
    </div>
  );
}
