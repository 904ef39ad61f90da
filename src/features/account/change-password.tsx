"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { notify } from "@/components/ui/toast";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { OwnPasswordForm } from "@/features/sign-in/own-password-form";
import { trpc } from "@/trpc/client";

/** One's own password in the console; the other sessions end with it unless they may stay. */
export function ChangePassword() {
  const t = useTranslations("account.password");
  const cache = trpc.useUtils();
  const change = useGuardedMutation(
    trpc.access.changeOwnPassword.useMutation(),
    "access.changeOwnPassword",
  );
  const [endOtherSessions, setEndOthers] = useState(true);
  return (
    <OwnPasswordForm
      action={t("action")}
      change={{ ...change, run: (password) => change.run({ password, endOtherSessions }) }}
      onChanged={({ sessionsEnded }) => {
        notify({ title: t("changed"), description: t("ended", { sessions: sessionsEnded }) });
        void cache.access.invalidate();
      }}
    >
      <Checkbox label={t("endOthers")} checked={endOtherSessions} onCheckedChange={setEndOthers} />
    </OwnPasswordForm>
  );
}
