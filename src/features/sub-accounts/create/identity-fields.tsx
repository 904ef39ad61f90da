"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { trpc } from "@/trpc/client";
import type { FormPart } from "./form-part";
import { NameField } from "./name-field";

/** Where the user is made, what it is called, and who it belongs to. */
export function IdentityFields({ draft, set, errorAt }: FormPart) {
  const t = useTranslations("subAccounts.create");
  const words = useTranslations("words");
  const [accounts] = trpc.iam.cloudAccounts.useSuspenseQuery({});
  const text = (field: "displayName" | "phone" | "email", required = false) => (
    <Field label={t(field)} help={t(`${field}Help`)} required={required} error={errorAt(field)}>
      <Input
        autoComplete="off"
        value={draft[field]}
        onChange={({ target }) => set({ [field]: target.value })}
      />
    </Field>
  );
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label={words("cloud_account")} required error={errorAt("cloudAccountId")}>
        <Select
          value={draft.cloudAccountId}
          placeholder={t("chooseAccount")}
          onValueChange={(cloudAccountId) =>
            set({ cloudAccountId, policies: [], project: { ...draft.project, name: undefined } })
          }
          options={accounts.map(({ id, name, accountNumber, disabled }) => ({
            value: id,
            label: name,
            description: accountNumber,
            ...(disabled && { disabledReason: t("accountOff") }),
          }))}
        />
      </Field>
      <NameField
        cloudAccountId={draft.cloudAccountId}
        value={draft.userName}
        onValue={(userName) => set({ userName })}
        error={errorAt("userName")}
      />
      {text("displayName", true)}
      {text("phone")}
      {text("email")}
    </div>
  );
}
