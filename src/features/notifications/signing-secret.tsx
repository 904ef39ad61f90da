"use client";

import { useTranslations } from "next-intl";
import { SecretOnce } from "@/components/ui/secret-once";

/** The secret with which a webhook's messages are signed, the one time it can be seen. */
export function SigningSecret({ name, secret }: { name: string; secret: string }) {
  const t = useTranslations("notifications.signing");
  return (
    <div className="grid gap-3">
      <SecretOnce
        secrets={[{ label: name, value: secret }]}
        warning={t("warning")}
        fileName="airgate-webhook-secret.txt"
      />
      <p className="text-muted text-sm">{t("how")}</p>
    </div>
  );
}
