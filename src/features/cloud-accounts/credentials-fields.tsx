"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";

export type Credentials = { accessKeyId: string; secretAccessKey: string };
export const noCredentials: Credentials = { accessKeyId: "", secretAccessKey: "" };

/** The two halves of an access key; the secret is never shown again once it is saved. */
export function CredentialsFields(props: {
  value: Credentials;
  onValue: (value: Credentials) => void;
  problems: Partial<Record<keyof Credentials, string>>;
}) {
  const t = useTranslations("cloudAccounts.fields");
  const { value, onValue, problems } = props;
  return (
    <>
      <Field label={t("accessKeyId")} required error={problems.accessKeyId}>
        <Input
          mono
          spellCheck={false}
          autoComplete="off"
          value={value.accessKeyId}
          onChange={({ target }) => onValue({ ...value, accessKeyId: target.value })}
        />
      </Field>
      <Field
        label={t("secretAccessKey")}
        help={t("secretHelp")}
        required
        error={problems.secretAccessKey}
      >
        <PasswordInput
          autoComplete="one-time-code"
          value={value.secretAccessKey}
          onChange={({ target }) => onValue({ ...value, secretAccessKey: target.value })}
        />
      </Field>
    </>
  );
}
