"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { useFormat } from "@/components/ui/format-provider";
import { SecretOnce } from "@/components/ui/secret-once";

export type Issued = { prefix: string; secret: string; previousUntil: string | null };

/** The secret, the one time it can be seen, and a request to try it with. */
export function IssuedSecret({ issued, name }: { issued: Issued; name?: string }) {
  const t = useTranslations("apiKeys.issued");
  const format = useFormat();
  return (
    <div className="grid gap-4">
      <SecretOnce
        secrets={[{ label: name ?? issued.prefix, value: issued.secret }]}
        warning={t("warning")}
        fileName={`${issued.prefix}.txt`}
      />
      {issued.previousUntil && (
        <p className="text-sm">{t("previous", { until: format.date(issued.previousUntil) })}</p>
      )}
      <TryIt secret={issued.secret} />
    </div>
  );
}

function TryIt({ secret }: { secret: string }) {
  const t = useTranslations("apiKeys.issued");
  const command = checkBalance(window.location.origin, secret);
  return (
    <section className="grid gap-1.5">
      <header className="flex items-center justify-between gap-2">
        <h3 className="font-medium text-sm">{t("try")}</h3>
        <CopyButton size="sm" variant="ghost" value={command} />
      </header>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs leading-5"
      >
        {command}
      </pre>
      <p className="text-muted text-xs">{t("tryHelp")}</p>
    </section>
  );
}

const checkBalance = (origin: string, secret: string) =>
  [
    `curl -X POST ${origin}/api/v1/check-balance \\`,
    `  -H 'authorization: Bearer ${secret}' \\`,
    "  -H 'content-type: application/json' \\",
    `  -d '{"upn":"122@link.example.edu","approach_id":"doubao-pro"}'`,
  ].join("\n");
