"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { StatusDot } from "@/components/ui/status-dot";
import { subAccountPath } from "@/features/sub-account/sub-account";
import { type NameCheck, useNameCheck } from "./use-name-check";

/** The cloud's user name, checked while one types: its characters, and whether somebody has it. */
export function NameField(props: {
  cloudAccountId: string;
  value: string;
  onValue: (name: string) => void;
  error: string | undefined;
}) {
  const t = useTranslations("subAccounts.create");
  const check = useNameCheck(props.cloudAccountId, props.value);
  return (
    <Field
      label={t("userName")}
      help={t("userNameHelp")}
      required
      error={props.error}
      aside={<Check check={check} />}
    >
      <Input
        mono
        autoComplete="off"
        spellCheck={false}
        placeholder="drama-lab"
        value={props.value}
        onChange={({ target }) => props.onValue(target.value)}
      />
    </Field>
  );
}

const tones = {
  invalid: "danger",
  taken: "danger",
  free: "accent",
  checking: "neutral",
  unknown: "neutral",
} as const;

function Check({ check }: { check: NameCheck }) {
  const t = useTranslations("subAccounts.create.names");
  if (check.state === "empty") return <span aria-live="polite" />;
  const managed = check.state === "taken" ? check.subAccountId : null;
  return (
    <span aria-live="polite">
      <StatusDot tone={tones[check.state]}>
        {managed ? (
          <Link className="underline underline-offset-2" href={subAccountPath(managed)}>
            {t("managed")}
          </Link>
        ) : (
          t(check.state)
        )}
      </StatusDot>
    </span>
  );
}
