"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { EmptyState } from "@/components/ui/empty-state";
import { trpc } from "@/trpc/client";
import { PortalArkKey } from "./portal-ark-key";
import { PortalArkUsage } from "./portal-ark-usage";

/** The Ark keys of the sub-account that looks, and what to do with them. */
export function PortalArkKeys() {
  const t = useTranslations("portalKeys");
  const [{ keys }] = trpc.iam.myArkKeys.useSuspenseQuery({}, { refetchInterval: 30_000 });
  return (
    <div className="grid gap-5">
      <header className="mb-1">
        <h1 className="font-semibold text-2xl">{t("title")}</h1>
        <p className="mt-1 text-muted text-sm">{t("about")}</p>
        <div aria-hidden="true" className="ruler mt-4 h-2" />
      </header>
      {keys.length === 0 ? (
        <Section>
          <EmptyState
            icon={<KeyRound aria-hidden="true" />}
            title={t("empty.title")}
            className="py-8"
          >
            {t("empty.text")}
          </EmptyState>
        </Section>
      ) : (
        <ul className="grid gap-3">
          {keys.map((key) => (
            <PortalArkKey key={key.id} arkKey={key} />
          ))}
        </ul>
      )}
      <PortalArkUsage />
    </div>
  );
}
