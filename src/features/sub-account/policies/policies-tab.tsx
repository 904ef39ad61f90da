"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { SaveBar } from "@/components/ui/save-bar";
import { useCan } from "@/features/shell/me";
import { trpc } from "@/trpc/client";
import { NoCloudUser } from "../no-cloud-user";
import { isEditable, type SubAccount } from "../sub-account";
import { type Draft, noDraft, type Overview, sizeOf } from "./draft";
import { GrantsSection } from "./grants-section";
import { SaveDialog } from "./save-dialog";
import { ScopeBanner } from "./scope-banner";
import { SeenBanner } from "./seen-banner";

/** Everything it may do: global policies beside those of each project, edited in place. */
export function PoliciesTab({ id }: { id: string }) {
  const [account] = trpc.iam.subAccount.useSuspenseQuery({ subAccountId: id });
  const [overview] = trpc.iam.grantsOverview.useSuspenseQuery({ subAccountId: id });
  if (account.userName === null) return <NoCloudUser />;
  return <PolicyBoard account={account} overview={overview} />;
}

function PolicyBoard({ account, overview }: { account: SubAccount; overview: Overview }) {
  const t = useTranslations("subAccount.policies");
  const [draft, setDraft] = useState<Draft>(noDraft);
  const [saving, setSaving] = useState(false);
  const may = useCan("iam.policies.write") && isEditable(account);
  const { disabled, projects } = overview;
  const place = { draft, disabled, onDraft: may ? setDraft : undefined };
  const cloudAccountId = account.cloudAccount?.id;
  return (
    <div className="grid gap-4">
      <ScopeBanner />
      {disabled && (
        <Banner tone="warn" title={t("disabledTitle")}>
          {t("disabledHint")}
        </Banner>
      )}
      <SeenBanner id={account.id} overview={overview} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <GrantsSection
          {...place}
          title={t("global")}
          place={t("global")}
          description={t("globalAbout")}
          project=""
          grants={overview.global}
          cloudAccountId={cloudAccountId}
        />
        <div className="grid gap-4">
          {projects.map((one) => (
            <GrantsSection
              {...place}
              key={one.project}
              title={<span data-written>{one.displayName || one.project}</span>}
              place={one.displayName || one.project}
              description={<ProjectNote project={one} />}
              project={one.project}
              grants={one.grants}
              cloudAccountId={one.linked ? cloudAccountId : undefined}
            />
          ))}
          {projects.length === 0 && <p className="py-4 text-muted text-sm">{t("noProjects")}</p>}
        </div>
      </div>
      <SaveBar
        dirty={sizeOf(draft) > 0}
        message={t("draft", { attach: draft.attach.length, detach: draft.detach.length })}
        discard={{ label: t("discard"), onDiscard: () => setDraft(noDraft) }}
        save={{ label: t("review"), onSave: () => setSaving(true) }}
      />
      {saving && (
        <SaveDialog
          id={account.id}
          draft={draft}
          disabled={disabled}
          onClose={() => setSaving(false)}
          onSaved={() => {
            setSaving(false);
            setDraft(noDraft);
          }}
        />
      )}
    </div>
  );
}

function ProjectNote({ project: one }: { project: Overview["projects"][number] }) {
  const t = useTranslations("subAccount.policies");
  return (
    <span className="flex flex-wrap items-center gap-2">
      <code className="text-xs">{one.project}</code>
      {!one.linked && <Badge tone="info">{t("notLinked")}</Badge>}
    </span>
  );
}
