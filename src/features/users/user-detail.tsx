"use client";

import { useTranslations } from "next-intl";
import { Crumbs } from "@/components/layout/crumbs";
import { DetailHeader } from "@/components/layout/detail-header";
import { Section } from "@/components/layout/section";
import { WithSideColumn } from "@/components/layout/side-column";
import { Banner } from "@/components/ui/banner";
import { CopyableId } from "@/components/ui/copyable-id";
import { useFormat } from "@/components/ui/format-provider";
import { KeyValueList } from "@/components/ui/key-value-list";
import { roleKey } from "@/i18n/keys";
import { type RouterOutputs, trpc } from "@/trpc/client";
import { AdminPanel } from "./admin-panel";
import { FreezePanel } from "./freeze-panel";
import { PersonPools } from "./person-pools";
import { RefusalPanel } from "./refusal/refusal-panel";
import { SessionsPanel } from "./sessions-panel";
import { PersonState } from "./states";
import { useAdmin } from "./use-admin";
import { usePersonType } from "./use-person-type";

export type Person = RouterOutputs["directory"]["person"];

/** One person: who they are, the money and models open to them, their console role. */
export function UserDetail({ upn }: { upn: string }) {
  const t = useTranslations("users.detail");
  const format = useFormat();
  const [person] = trpc.directory.person.useSuspenseQuery({ upn });
  return (
    <>
      <Crumbs items={[{ label: person.display_name }]} />
      <PersonHeader person={person} />
      <WithSideColumn
        side={
          <>
            <AdminPanel upn={upn} />
            <FreezePanel person={person} />
            <SessionsPanel upn={upn} />
          </>
        }
      >
        {person.frozen_at && (
          <Banner tone="danger" title={t("frozenSince", { at: format.date(person.frozen_at) })}>
            {person.frozen_reason}
          </Banner>
        )}
        <RefusalPanel person={person} />
        <PersonPools upn={upn} />
        <Attributes person={person} />
      </WithSideColumn>
    </>
  );
}

function PersonHeader({ person }: { person: Person }) {
  const t = useTranslations("users");
  const names = useTranslations();
  const typeName = usePersonType();
  const { admin } = useAdmin(person.upn);
  return (
    <DetailHeader
      title={person.display_name}
      badge={<PersonState status={person.status} frozen={person.frozen_at !== null} />}
      subtitle={<CopyableId value={person.upn} />}
      facts={[
        { label: t("columns.department"), value: person.department ?? "–" },
        { label: t("columns.type"), value: typeName(person.type) || "–", note: person.title },
        {
          label: t("columns.email"),
          value: <span className="text-base">{person.email ?? "–"}</span>,
        },
        {
          label: t("columns.role"),
          value: admin ? names(roleKey(admin.role)) : t("detail.noRole"),
        },
      ]}
    />
  );
}

/** What the directory holds, the source's own attributes at the end. */
function Attributes({ person }: { person: Person }) {
  const t = useTranslations("users.detail");
  const format = useFormat();
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return (
    <Section title={t("attributes")} description={t("attributesAbout")}>
      <KeyValueList
        items={[
          { label: t("grade"), value: person.grade ?? "–" },
          { label: t("manager"), value: person.manager_upn ?? "–" },
          { label: t("source"), value: person.source === "local" ? t("local") : person.source },
          { label: t("added"), value: format.date(person.created_at) },
          { label: t("updated"), value: format.date(person.updated_at) },
          ...Object.entries(person.attributes).map(([label, value]) => ({
            label,
            value: text(value),
          })),
        ]}
      />
    </Section>
  );
}
