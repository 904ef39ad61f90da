"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { useActorNames } from "@/features/listing/use-actor-names";
import { actionKey } from "@/i18n/keys";
import { trpc } from "@/trpc/client";
import { recentRows } from "./reads";

/** The last things that people did here, for whoever may read the audit log. */
export function RecentAudit() {
  const t = useTranslations();
  const [{ rows }] = trpc.audit.list.useSuspenseQuery({ limit: recentRows });
  const nameOf = useActorNames(rows.flatMap(({ actorId, targetId }) => [actorId, targetId]));
  return (
    <Section
      title={t("dashboard.audit.title")}
      description={t("dashboard.audit.description")}
      actions={
        <Button asChild size="sm" variant="ghost">
          <Link href="/security/audit-logs">{t("dashboard.audit.all")}</Link>
        </Button>
      }
      flush
    >
      <ul className="divide-y divide-line">
        {rows.map((row) => {
          const key = actionKey(row.action);
          return (
            <li
              key={row.id}
              className="relative flex items-baseline gap-3 px-4 py-2 text-sm hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <Link
                  prefetch={false}
                  href={`/security/audit-logs?row=${row.seq}`}
                  className="block truncate after:absolute after:inset-0"
                >
                  {t.has(key) ? t(key) : row.action}
                </Link>
                <span className="block truncate text-muted text-xs">
                  {nameOf(row.actorId) ?? row.actorEmail ?? row.actorId}
                  {row.targetId !== row.actorId && ` · ${nameOf(row.targetId) ?? row.targetId}`}
                </span>
              </span>
              <RelativeTime at={row.createdAt} className="shrink-0 text-muted text-xs" />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
