"use client";

import { useTranslations } from "next-intl";
import { useGuardedMutation } from "@/features/safeguards/use-guarded-mutation";
import { OwnPasswordForm } from "@/features/sign-in/own-password-form";
import { trpc } from "@/trpc/client";
import { afterPasswordChange } from "./portal-door";

/** A new AirGate password; all sessions end, so one signs in again with it. */
export function PortalPasswordForm() {
  const t = useTranslations("portal.password");
  const change = useGuardedMutation(
    trpc.iam.changeOwnPassword.useMutation(),
    "iam.changeOwnPassword",
  );
  return (
    <OwnPasswordForm
      action={t("action")}
      change={{ ...change, run: (password) => change.run({ password }) }}
      onChanged={() => window.location.assign(afterPasswordChange)}
    />
  );
}
