"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Initials } from "@/features/shell/initials";
import { useMe } from "@/features/shell/me";

/** Who one is here, and what the role holds. */
export function Profile() {
  const t = useTranslations("account.profile");
  const all = useTranslations();
  const me = useMe();
  const pools = new Set(Object.values(me.grants).flat()).size;
  return (
    <Section>
      <div className="mb-3 flex items-center gap-3">
        <Initials name={me.name} className="size-11 text-sm" />
        <div className="min-w-0">
          <p className="font-semibold text-base">{me.name}</p>
          <p className="text-muted text-sm">
            {me.role ? all(`roles.${me.role}`) : all("words.manager")}
          </p>
        </div>
      </div>
      <KeyValueList
        className="[&_dd]:text-xs"
        items={[
          ...(me.email ? [{ label: t("email"), value: me.email }] : []),
          ...(me.id === me.email ? [] : [{ label: t("upn"), value: me.id }]),
          ...(me.role ? [{ label: t("capabilities"), value: me.capabilities.length }] : []),
          ...(pools > 0 ? [{ label: t("pools"), value: pools }] : []),
        ]}
      />
    </Section>
  );
}
