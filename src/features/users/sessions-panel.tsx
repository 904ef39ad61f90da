"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { RelativeTime } from "@/components/ui/relative-time";
import { notify } from "@/components/ui/toast";
import { deviceOf } from "@/features/account/device";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { useCan, useMe } from "@/features/shell/me";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";

/** Where somebody is signed in, for whoever may end it. */
export function SessionsPanel({ upn }: { upn: string }) {
  const t = useTranslations("users.sessions");
  const me = useMe();
  const may = useCan("users.security.write") && upn !== me.id;
  const { data: sessions } = trpc.access.sessions.useQuery({ upn }, { enabled: may });
  const [open, setOpen] = useState(false);
  if (!may || !sessions) return null;
  return (
    <Section title={t("title", { count: sessions.length })}>
      {sessions.length === 0 ? (
        <p className="text-muted text-sm">{t("none")}</p>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <ul className="grid gap-2">
            {sessions.map(({ session, ip, lastSeenAt, userAgent }) => (
              <li key={session} className="min-w-0 text-sm">
                <p className="truncate" title={userAgent ?? undefined}>
                  {deviceOf(userAgent) ?? t("unknownDevice")}
                </p>
                <p className="flex justify-between gap-2 text-muted text-xs">
                  <span className="figures">{ip ?? "–"}</span>
                  <RelativeTime at={lastSeenAt} />
                </p>
              </li>
            ))}
          </ul>
          <Button
            variant="danger-quiet"
            icon={<LogOut aria-hidden="true" />}
            onClick={() => setOpen(true)}
          >
            {t("end")}
          </Button>
        </div>
      )}
      {open && <EndDialog upn={upn} count={sessions.length} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function EndDialog(props: { upn: string; count: number; onClose: () => void }) {
  const t = useTranslations("users.sessions");
  const format = useFormat();
  const errors = useErrorText();
  const cache = trpc.useUtils();
  const end = useGuardedMutation(trpc.access.endSessions.useMutation(), "access.endSessions");
  const confirm = async () => {
    const outcome = await end.run({ upn: props.upn });
    if (outcome.state !== "done") return;
    await cache.access.sessions.invalidate();
    notify({ title: t("ended", { count: outcome.output.ended }) });
    props.onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => !next && props.onClose()}
      title={t("endTitle", { upn: props.upn })}
      description={t("endAbout")}
      consequences={[{ figure: format.number(props.count), label: t("endCount"), tone: "warn" }]}
      tone="danger"
      action={t("end")}
      pending={end.pending}
      error={end.error ? errors.text(end.error) : undefined}
      onConfirm={() => void confirm()}
    />
  );
}
