"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { goToSignIn } from "./go-to-sign-in";
import { refusalOf } from "./use-error-text";

export type PageFailureProps = { error: Error & { digest?: string }; reset: () => void };

/** What stands in the place of a page that failed. */
export function PageFailure({ error, reset }: PageFailureProps) {
  const t = useTranslations("shell.errors");
  const ended = refusalOf(error)?.kind === "unauthenticated";
  useEffect(() => {
    if (ended) goToSignIn();
  }, [ended]);
  return (
    <div className="py-16">
      <ErrorState title={t("title")} errorId={error.digest} onRetry={reset}>
        {t("text")}
      </ErrorState>
    </div>
  );
}
