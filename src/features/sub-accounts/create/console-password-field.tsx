"use client";

import { Check, Circle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { consoleRules } from "./console-rules";

/** The cloud's console password, its rules ticked off while one types, and that it is not AirGate's. */
export function ConsolePasswordField(props: {
  value: string;
  onValue: (password: string) => void;
  error: string | undefined;
}) {
  const t = useTranslations("subAccounts.consolePassword");
  return (
    <div className="grid gap-3">
      <Banner tone="info">{t("notAirGate")}</Banner>
      <Field label={t("label")} required error={props.error}>
        <PasswordInput
          name="console-password"
          autoComplete="new-password"
          value={props.value}
          onChange={({ target }) => props.onValue(target.value)}
        />
      </Field>
      <ul aria-label={t("rules")} aria-live="polite" className="grid gap-1 text-xs">
        {consoleRules.map(({ key, holds }) => {
          const kept = holds(props.value);
          const Icon = kept ? Check : Circle;
          return (
            <li
              key={key}
              className={cn("flex items-center gap-1.5", kept ? "text-accent" : "text-muted")}
            >
              <Icon aria-hidden="true" className="size-3.5 shrink-0" />
              {t(key)}
              <span className="sr-only">{kept ? t("kept") : t("notYet")}</span>
            </li>
          );
        })}
      </ul>
      <p className="text-muted text-xs">{t("ownRules")}</p>
    </div>
  );
}
