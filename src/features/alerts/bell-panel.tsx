"use client";

import { CheckCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonText } from "@/components/ui/skeleton";
import type { RouterOutputs } from "@/trpc/client";
import { type Alert, SeverityMark } from "./alert-marks";
import { useAlertWords } from "./use-alert-words";
import { useMarkRead } from "./use-mark-read";

type Inbox = RouterOutputs["alerts"]["inbox"];

/** The newest alerts, and the way to all of them. */
export function BellPanel(props: { inbox: Inbox | undefined; onClose: () => void }) {
  const t = useTranslations("alerts");
  const { inbox, onClose } = props;
  const read = useMarkRead();
  const newest = inbox?.latest[0];
  return (
    <div className="grid">
      <header className="flex items-center justify-between gap-2 border-line border-b px-3 py-2">
        <h2 className="font-semibold">{t("title")}</h2>
        {newest && (inbox?.unread ?? 0) > 0 && (
          <Button
            size="sm"
            variant="ghost"
            icon={<CheckCheck aria-hidden="true" />}
            loading={read.pending}
            onClick={() => read.through(newest.seq)}
          >
            {t("markRead")}
          </Button>
        )}
      </header>
      {inbox ? <Latest alerts={inbox.latest} onClose={onClose} /> : <SkeletonText lines={4} />}
      <footer className="border-line border-t bg-sunken px-3 py-2">
        <Link
          prefetch={false}
          href="/iam/alerts?state=open"
          onClick={onClose}
          className="underline decoration-line underline-offset-4 hover:decoration-current"
        >
          {inbox && inbox.open > 0 ? t("bell.open", { count: inbox.open }) : t("bell.all")}
        </Link>
      </footer>
    </div>
  );
}

function Latest({ alerts, onClose }: { alerts: readonly Alert[]; onClose: () => void }) {
  const t = useTranslations("alerts");
  const words = useAlertWords();
  if (alerts.length === 0) return <p className="px-3 py-6 text-muted">{t("bell.none")}</p>;
  return (
    <ul className="max-h-[min(28rem,60dvh)] divide-y divide-line overflow-y-auto">
      {alerts.map((alert) => (
        <li key={alert.id}>
          <Link
            prefetch={false}
            href={`/iam/alerts?alert=${alert.id}`}
            onClick={onClose}
            className="grid gap-1 px-3 py-2 hover:bg-hover focus-visible:bg-hover"
          >
            <span className={cn(alert.unread && "font-semibold")}>
              {alert.unread && <span className="sr-only">{t("unread")} </span>}
              {words.title(alert)}
            </span>
            <span className="flex items-center justify-between gap-2 text-muted text-xs">
              <SeverityMark severity={alert.severity} />
              <RelativeTime at={alert.raisedAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
