"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { type Role, roles } from "@/core/permissions";
import { roleKey } from "@/i18n/keys";

/** All seven roles; those that one may not hand out say so. */
export function RoleField(props: {
  value: Role;
  onValueChange: (role: Role) => void;
  handsOut: readonly Role[];
}) {
  const t = useTranslations("users");
  const names = useTranslations();
  return (
    <Field label={t("columns.role")}>
      <RadioGroup
        label={t("columns.role")}
        value={props.value}
        onValueChange={(value) =>
          props.onValueChange(roles.find((one) => one === value) ?? "viewer")
        }
        options={roles.map((value) => ({
          value,
          label: names(roleKey(value)),
          description: names(`roles-page.about.${value}`),
          disabledReason: props.handsOut.includes(value) ? undefined : t("notHandedOut"),
        }))}
      />
    </Field>
  );
}
