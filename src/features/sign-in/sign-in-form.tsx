"use client";

import { LogIn } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useRef } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { Segmented } from "@/components/ui/segmented";
import type { Door } from "./auth-client";
import { useSignIn } from "./use-sign-in";

const doorNames = ["admin", "person", "sub_account"] as const satisfies readonly Door[];

/**
 * One form for everybody; the switch says who one is, and the address remembers it. `post`, so that
 * a press before the page is alive never puts a password into an address.
 */
export function SignInForm() {
  const t = useTranslations("signIn");
  const [door, setDoor] = useQueryState("as", parseAsStringLiteral(doorNames).withDefault("admin"));
  const params = useSearchParams();
  const wanted = params.get("next");
  const password = useRef<HTMLInputElement>(null);
  const { submit, problem, waiting, pending, reset } = useSignIn(door, wanted, password);
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-5">
      {params.get("notice") === "password" && <Banner tone="accent">{t("notice.password")}</Banner>}
      <div className="grid gap-2 [&>div]:w-full [&>div>button]:flex-1 [&>div>button]:justify-center">
        <Segmented
          label={t("who")}
          options={doorNames.map((value) => ({ value, label: t(`doors.${value}`) }))}
          value={door}
          onValueChange={(value) => {
            reset();
            void setDoor(value);
          }}
        />
        <p className="text-muted text-xs">{t(`about.${door}`)}</p>
      </div>
      <Field label={t(`login.${door}`)} error={problem?.login}>
        <Input
          key={door}
          name="login"
          type={door === "admin" ? "email" : "text"}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          placeholder={t(`placeholder.${door}`)}
          className="h-10 text-base"
        />
      </Field>
      <Field label={t("password")} error={problem?.password}>
        <PasswordInput
          ref={password}
          name="password"
          autoComplete="current-password"
          className="h-10 text-base"
        />
      </Field>
      {problem?.whole && <Banner tone="danger">{problem.whole}</Banner>}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        loading={pending}
        icon={<LogIn aria-hidden="true" />}
      >
        {waiting > 0 ? t("wait", { seconds: waiting }) : t("action")}
      </Button>
    </form>
  );
}
