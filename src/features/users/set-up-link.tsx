"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format-provider";
import { SecretOnce } from "@/components/ui/secret-once";

export type SetUpLinkMade = { token: string; expiresAt: Date };

/** The link with which an admin sets a password: once, and shown once. */
export function SetUpLink({ link, upn }: { link: SetUpLinkMade; upn: string }) {
  const t = useTranslations("users.setUpLink");
  const format = useFormat();
  return (
    <SecretOnce
      secrets={[{ label: t("label"), value: `${window.location.origin}/set-up#${link.token}` }]}
      warning={t("warning", { until: format.date(link.expiresAt) })}
      fileName={`set-up-${upn}.txt`}
    />
  );
}
