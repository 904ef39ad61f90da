"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { Banner } from "@/components/ui/banner";
import { SkeletonCard } from "@/components/ui/skeleton";
import { Region } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import { PortalDisabled } from "./portal-disabled";
import { PortalHistory } from "./portal-history";
import { PortalPasswordForm } from "./portal-password-form";
import { PortalQuota } from "./portal-quota";

/** What a sub-account sees of itself: whether it may work, what is left, and what was allocated. */
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
      {account.disabled && <PortalDisabled disabled={account.disabled} />}
      <Region fallback={<SkeletonCard className="h-56" />}>
        <PortalQuota />
      </Region>
      <PortalHistory />
      <Section title={t("password.title")} description={t("password.description")}>
        <PortalPasswordForm />
      </Section>
    </div>
  );
}
