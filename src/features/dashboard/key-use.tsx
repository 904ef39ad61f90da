"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { trpc } from "@/trpc/client";
import { shownKeys } from "./reads";

/** Which systems call, how much and when they last did: a silent chat backend shows here first. */
export function KeyUse() {
  const t = useTranslations("dashboard.keys");
  const [keys] = trpc.apiKeys.list.useSuspenseQuery({ state: "active" });
  const sorted = [...keys].sort(
    (one, other) => lastUse(other.lastUsedAt) - lastUse(one.lastUsedAt),
  );
  return (
    <Section title={t("title")} description={t("description")} flush>
      {keys.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted text-sm">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {sorted.slice(0, shownKeys).map((key) => (
            <li
              key={key.id}
              className="relative flex items-center gap-3 px-4 py-2 text-sm hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <Link
                  prefetch={false}
                  href={`/security/secrets?key=${key.id}`}
                  className="block truncate after:absolute after:inset-0"
                >
                  {key.name}
                </Link>
                <span className="figures block text-muted text-xs">
                  {t("requests", { requests: key.requests })}
                </span>
              </span>
              {key.lastUsedAt ? (
                <RelativeTime at={key.lastUsedAt} className="shrink-0 text-muted text-xs" />
              ) : (
                <Badge>{t("never")}</Badge>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const lastUse = (at: string | null) => (at ? new Date(at).getTime() : 0);
