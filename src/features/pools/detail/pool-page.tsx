"use client";

import { useQueryState } from "nuqs";
import { Crumbs } from "@/components/layout/crumbs";
import { WithSideColumn } from "@/components/layout/side-column";
import { trpc } from "@/trpc/client";
import type { Pool } from "../pool";
import { HoldsTab } from "./holds/holds-tab";
import { LedgerTab } from "./ledger/ledger-tab";
import { MembersTab } from "./members/members-tab";
import { ModelsTab } from "./models/models-tab";
import { Overview } from "./overview/overview";
import { PoolHeader } from "./pool-header";
import { PoolSide } from "./pool-side";
import { PoolTabs, useOpenTabs } from "./pool-tabs";
import { SettingsTab } from "./settings/settings-tab";
import { type PoolTab, parseTab } from "./tabs";

const panels: Record<PoolTab, (props: { pool: Pool }) => React.ReactNode> = {
  overview: Overview,
  members: MembersTab,
  models: ModelsTab,
  ledger: LedgerTab,
  holds: HoldsTab,
  settings: SettingsTab,
};

/** One pool: its money at the top, the parts of it in tabs, state and actions at the side. */
export function PoolPage({ name }: { name: string }) {
  const [pool] = trpc.quota.pool.useSuspenseQuery({ pool: name });
  const [wanted] = useQueryState("tab", parseTab);
  const open = useOpenTabs(pool);
  const tab = open.includes(wanted) ? wanted : "overview";
  const Panel = panels[tab];
  return (
    <>
      <Crumbs items={[{ label: pool.name }]} />
      <PoolHeader pool={pool} large={tab === "overview"} />
      <WithSideColumn side={<PoolSide pool={pool} />}>
        <PoolTabs pool={pool} open={open} current={tab} />
        <Panel pool={pool} />
      </WithSideColumn>
    </>
  );
}
