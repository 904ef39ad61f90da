"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format-provider";
import { SkeletonCard } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tab-links";
import { KeysTab } from "@/features/cloud-keys/keys-tab";
import { SpendingTab } from "@/features/cloud-spending/spending-tab";
import { QuotaTab } from "@/features/prepaid/quota-tab";
import { Region } from "@/features/shell/region";
import { ChangesTab } from "./changes/changes-tab";
import { OverviewTab } from "./overview/overview-tab";
import { PoliciesTab } from "./policies/policies-tab";
import { ProjectsTab } from "./projects/projects-tab";
import { SettingsTab } from "./settings/settings-tab";
import { type SubAccount, subAccountPath } from "./sub-account";
import { type SubAccountTab, subAccountTabs } from "./tabs";

const panels: Record<SubAccountTab, (props: { id: string }) => React.ReactNode> = {
  overview: OverviewTab,
  projects: ProjectsTab,
  policies: PoliciesTab,
  keys: KeysTab,
  quota: QuotaTab,
  spending: SpendingTab,
  changes: ChangesTab,
  settings: SettingsTab,
};

export function SubAccountTabs(props: { account: SubAccount; current: SubAccountTab }) {
  const t = useTranslations("subAccount.tabs");
  const format = useFormat();
  const { account, current } = props;
  const counts: Partial<Record<SubAccountTab, number>> = {
    projects: account.projects.total,
    policies: account.grants.length,
    keys: (account.cloudState?.keys.length ?? 0) + account.arkKeys.length,
  };
  return (
    <TabLinks
      className="mb-5"
      label={t("label")}
      tabs={subAccountTabs.map((tab) => ({
        href: subAccountPath(account.id, tab),
        label: t(tab),
        current: tab === current,
        ...(counts[tab] !== undefined && { count: format.number(counts[tab]) }),
      }))}
    />
  );
}

/** What the chosen tab shows; it loads and fails by itself. */
export function SubAccountPanel({ id, tab }: { id: string; tab: SubAccountTab }) {
  const Panel = panels[tab];
  return (
    <Region key={tab} fallback={<SkeletonCard className="h-96 content-start" />}>
      <Panel id={id} />
    </Region>
  );
}
