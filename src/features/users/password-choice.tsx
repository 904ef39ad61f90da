"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { NewPasswordField } from "@/features/sign-in/new-password-field";

export type PasswordChoice = { method: "link" | "direct"; password: string };

/** A set-up link, which is the better way, or a password that must be changed at sign-in. */
export function PasswordChoiceField(props: {
  value: PasswordChoice;
  onValueChange: (choice: PasswordChoice) => void;
  tried: boolean;
}) {
  const t = useTranslations("users.password");
  const { value, onValueChange } = props;
  return (
    <div className="grid gap-3">
      <Field label={t("label")}>
        <RadioGroup
          label={t("label")}
          look="cards"
          value={value.method}
          onValueChange={(method) =>
            onValueChange({ ...value, method: method === "direct" ? "direct" : "link" })
          }
          options={(["link", "direct"] as const).map((method) => ({
            value: method,
            label: t(method),
            description: t(`${method}About`),
          }))}
        />
      </Field>
      {value.method === "direct" && (
        <NewPasswordField
          value={value.password}
          onValueChange={(password) => onValueChange({ ...value, password })}
          tried={props.tried}
        />
      )}
    </div>
  );
}
