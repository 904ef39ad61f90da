"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format-provider";
import { useErrorText } from "@/features/shell/use-error-text";
import { signOutHere } from "@/features/sign-in/auth-client";
import { trpc } from "@/trpc/client";

/** Ends every session of one's own, this one included. */
export function SignOutEverywhere({ sessions }: { sessions: number }) {
  const t = useTranslations("account.everywhere");
  const format = useFormat();
  const errors = useErrorText();
  const [open, setOpen] = useState(false);
  const everywhere = trpc.access.signOutEverywhere.useMutation({
    // The cookie goes as well: its session has ended.
    onSuccess: () => signOutHere(),
  });
  return (
    <>
      <Button size="sm" icon={<LogOut aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("action")}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        description={t("description")}
        consequences={[
          {
            figure: format.number(sessions),
            label: t("sessions", { count: sessions }),
            tone: "warn",
          },
        ]}
        action={t("action")}
        pending={everywhere.isPending || everywhere.isSuccess}
        error={everywhere.error ? errors.text(everywhere.error) : undefined}
        onConfirm={() => everywhere.mutate({})}
      />
    </>
  );
}
