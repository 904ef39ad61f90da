"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { ChangeCard } from "./change-card";
import { useOpenChanges } from "./use-open-changes";

/** What goes on in the cloud, on every tab; nothing while nothing does. */
export function OpenChanges({ id, unfolded }: { id: string; unfolded: boolean }) {
  const t = useTranslations("subAccount.changes");
  const changes = useOpenChanges(id);
  if (changes.length === 0) return null;
  return (
    <Section
      className="mb-5"
      flush
      title={t("openTitle", { count: changes.length })}
      description={t("openAbout")}
    >
      <div aria-live="polite" className="divide-y divide-line">
        {changes.map((change) => (
          <ChangeCard
            key={change.id}
            change={change}
            unfolded={unfolded || change.items.some(({ state }) => state === "failed")}
          />
        ))}
      </div>
    </Section>
  );
}
