"use client";

import { KeyRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useSyncExternalStore } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useErrorText } from "@/features/shell/use-error-text";
import { trpc } from "@/trpc/client";
import { NewPasswordField } from "./new-password-field";
import { passwordProblem } from "./password-advice";

/** A single-use link lets an admin choose a password; its token never reaches a server's log. */
export function SetUpForm() {
  const t = useTranslations("signIn.setUp");
  const errors = useErrorText();
  const token = useLinkToken();
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const redeem = trpc.access.redeemSetupLink.useMutation();

  if (redeem.data) return <Done email={redeem.data.email} />;
  if (token === "") return <Banner tone="warn">{t("noToken")}</Banner>;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (token && passwordProblem(password) === undefined) redeem.mutate({ token, password });
  };
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-5">
      <NewPasswordField
        value={password}
        onValueChange={setPassword}
        tried={tried}
        error={errors.fields(redeem.error).password}
        large
      />
      {redeem.error && <Banner tone="danger">{errors.text(redeem.error)}</Banner>}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        loading={redeem.isPending}
        icon={<KeyRound aria-hidden="true" />}
      >
        {t("action")}
      </Button>
    </form>
  );
}

function Done({ email }: { email: string }) {
  const t = useTranslations("signIn.setUp");
  return (
    <div className="grid gap-4">
      <Banner tone="accent" title={t("doneTitle")}>
        {t("done", { email })}
      </Banner>
      <Button asChild variant="primary" size="lg">
        <Link href="/sign-in">{t("signIn")}</Link>
      </Button>
    </div>
  );
}

/** What stands after `#`; undefined until the browser has said it. */
function useLinkToken(): string | undefined {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener("hashchange", changed);
      return () => window.removeEventListener("hashchange", changed);
    },
    () => window.location.hash.slice(1),
    () => undefined,
  );
}
