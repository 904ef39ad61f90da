"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Spinner } from "@/components/ui/spinner";
import { goToSignIn } from "./go-to-sign-in";

/** Stands in for a page when nobody is signed in: only the browser knows the whole address. */
export function SignInFirst() {
  const t = useTranslations("shell");
  useEffect(goToSignIn, []);
  return (
    <main className="grid min-h-dvh place-items-center">
      <p className="flex items-center gap-2 text-muted text-sm">
        <Spinner />
        <a href="/sign-in">{t("signInFirst")}</a>
      </p>
    </main>
  );
}
