"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { passwordLength } from "@/core/passwords";
import { useErrorText } from "@/features/shell/use-error-text";
import { passwordProblem, type Strength, strengthOf } from "./password-advice";

/** Typed once, for it can be shown; says how strong it is and what the rules are. */
export function NewPasswordField(props: {
  value: string;
  onValueChange: (password: string) => void;
  /** The person pressed the button, so what is wrong may be said. */
  tried: boolean;
  error?: string;
  large?: boolean;
  /** Where more than one password could be meant. */
  label?: string;
}) {
  const t = useTranslations("signIn.newPassword");
  const { code } = useErrorText();
  const problem = props.tried ? passwordProblem(props.value) : undefined;
  return (
    <Field
      label={props.label ?? t("label")}
      help={t("rules", { least: passwordLength.least, advised: passwordLength.advised })}
      error={problem ? code(problem) : props.error}
      aside={<StrengthWord strength={strengthOf(props.value)} />}
    >
      <PasswordInput
        name="new-password"
        autoComplete="new-password"
        value={props.value}
        onChange={(event) => props.onValueChange(event.target.value)}
        className={cn(props.large && "h-10 text-base")}
      />
      <StrengthBar strength={strengthOf(props.value)} />
    </Field>
  );
}

const steps: Record<Strength, number> = { none: 0, refused: 1, fair: 2, good: 3, strong: 4 };
const fills: Record<Strength, string> = {
  none: "",
  refused: "bg-danger-fill",
  fair: "bg-warn-fill",
  good: "bg-accent-fill",
  strong: "bg-accent-fill",
};

function StrengthBar({ strength }: { strength: Strength }) {
  return (
    <span aria-hidden="true" className="grid grid-cols-4 gap-1">
      {[1, 2, 3, 4].map((step) => (
        <span
          key={step}
          className={cn(
            "h-1 rounded-full bg-line transition-colors",
            step <= steps[strength] && fills[strength],
          )}
        />
      ))}
    </span>
  );
}

function StrengthWord({ strength }: { strength: Strength }) {
  const t = useTranslations("signIn.newPassword.strength");
  return <span aria-live="polite">{strength === "none" ? "" : t(strength)}</span>;
}
