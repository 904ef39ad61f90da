"use client";

import { MonitorSmartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { notify } from "@/components/ui/toast";
import { useErrorText } from "@/features/shell/use-error-text";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { deviceOf } from "./device";
import { SignOutEverywhere } from "./sign-out-everywhere";

type Session = RouterOutputs["access"]["ownSessions"][number];

/** Where one is signed in, and the way to end it. */
export function OwnSessions() {
  const t = useTranslations("account.sessions");
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const [sessions] = trpc.access.ownSessions.useSuspenseQuery({});
  const end = trpc.access.endOwnSession.useMutation({
    onSuccess: async () => {
      await cache.access.ownSessions.invalidate();
      notify({ title: t("ended") });
    },
    onError: (error) => notify({ title: errors.text(error), tone: "danger" }),
  });
  return (
    <Section
      title={t("title")}
      description={t("description")}
      actions={<SignOutEverywhere sessions={sessions.length} />}
      flush
    >
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.session} className="flex flex-wrap items-center gap-3 px-4 py-3">
            <MonitorSmartphone aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <SessionFacts session={session} />
            {session.current ? (
              <Badge tone="accent">{t("current")}</Badge>
            ) : (
              <Button
                size="sm"
                loading={end.isPending && end.variables.session === session.session}
                onClick={() => end.mutate({ session: session.session })}
              >
                {t("end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SessionFacts({ session }: { session: Session }) {
  const t = useTranslations("account.sessions");
  return (
    <div className="min-w-0 flex-1 text-sm">
      <p className="truncate font-medium">{deviceOf(session.userAgent) ?? t("unknownDevice")}</p>
      <p className="text-muted text-xs">
        {session.ip && <span className="figures">{session.ip} · </span>}
        {t("lastSeen")} <RelativeTime at={session.lastSeenAt} />
      </p>
    </div>
  );
}
