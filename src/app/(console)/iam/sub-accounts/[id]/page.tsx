import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { isAbsent } from "@/features/pools/is-absent";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import {
  endedChangesOf,
  historyParams,
  openChangesOf,
} from "@/features/sub-account/changes/params";
import { SubAccountSkeleton } from "@/features/sub-account/page-skeleton";
import { subAccountIdIn } from "@/features/sub-account/sub-account";
import { SubAccountPage } from "@/features/sub-account/sub-account-page";
import { parseTab } from "@/features/sub-account/tabs";
import { HydrateClient, trpc, viewer } from "@/trpc/server";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("words");
  return { title: t("sub_account") };
}

const loadParams = createLoader({ tab: parseTab, ...historyParams });

/** One that was deleted and one that never was get the very same page. */
export default async function SubAccountDetailPage({ params, searchParams }: Props) {
  const subAccountId = subAccountIdIn((await params).id);
  if (!subAccountId) notFound();
  // Asked here, not only by the browser, because only the server can answer with "not found".
  if ((await viewer()).type === "admin" && (await isGone(subAccountId))) notFound();
  void trpc.iam.subAccount.prefetch({ subAccountId });
  void trpc.iam.changes.prefetch(openChangesOf(subAccountId));
  void trpc.quota.prepaid.prefetch({ subAccountId });
  prefetchTab(subAccountId, await loadParams(searchParams));
  return (
    <PageMessages
      names={["arkKeys", "cloudKeys", "cloudSpending", "signIn", "subAccount", "subAccounts"]}
    >
      <HydrateClient>
        <Region fallback={<SubAccountSkeleton />}>
          <SubAccountPage id={subAccountId} />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}

/** Whoever may not read it is told so by the page, like by any other. */
async function isGone(subAccountId: string): Promise<boolean> {
  try {
    return (await trpc.iam.subAccount({ subAccountId })).deletedAt !== null;
  } catch (error) {
    return isAbsent(error);
  }
}

/** What the chosen tab reads besides the sub-account itself. */
function prefetchTab(
  subAccountId: string,
  { tab, after }: Awaited<ReturnType<typeof loadParams>>,
): void {
  switch (tab) {
    case "policies":
      void trpc.iam.grantsOverview.prefetch({ subAccountId });
      break;
    case "settings":
      void trpc.config.cloudSettings.prefetch({});
      break;
    case "changes":
      void trpc.iam.changes.prefetch(endedChangesOf(subAccountId, after));
      break;
  }
}
