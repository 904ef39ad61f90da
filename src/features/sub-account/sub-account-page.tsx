"use client";

import { useQueryState } from "nuqs";
import { Crumbs } from "@/components/layout/crumbs";
import { Region } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import { OpenChanges } from "./changes/open-changes";
import { SubAccountHeader } from "./sub-account-header";
import { SubAccountPanel, SubAccountTabs } from "./sub-account-tabs";
import { parseTab } from "./tabs";

/** One sub-account: the facts that matter, what is going on in the cloud, its parts in tabs. */
export function SubAccountPage({ id }: { id: string }) {
  const [account] = trpc.iam.subAccount.useSuspenseQuery({ subAccountId: id });
  const [tab] = useQueryState("tab", parseTab);
  return (
    <>
      <Crumbs items={[{ label: account.displayName }]} />
      <SubAccountHeader account={account} />
      <Region fallback={null}>
        <OpenChanges id={id} unfolded={tab === "changes"} />
      </Region>
      <SubAccountTabs account={account} current={tab} />
      <SubAccountPanel id={id} tab={tab} />
    </>
  );
}
