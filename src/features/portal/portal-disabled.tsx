"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { useFormat } from "@/components/ui/format-provider";
import type { RouterOutputs } from "@/trpc/client";

type Disabled = NonNullable<RouterOutputs["iam"]["mySubAccount"]["disabled"]>;

/** Why it may do nothing in the cloud, what that means, and what to do about it. */
export function PortalDisabled({ disabled }: { disabled: Disabled }) {
  const t = useTranslations("portal.disabled");
  const format = useFormat();
  return (
    <Banner
      tone="danger"
      title={
        disabled.since
          ? t("titleSince", { at: format.date(disabled.since, "datetime") })
          : t("title")
      }
    >
      <p>{t("means")}</p>
      <ul className="mt-1 list-disc pl-5">
        {disabled.reasons.map((reason) => (
          <li key={reason}>{t(`reasons.${reason}`)}</li>
        ))}
      </ul>
    </Banner>
  );
}
