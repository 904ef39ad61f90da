import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadPoolParams, toFilter, toListInput } from "@/features/pools/list/params";
import { PoolsPage } from "@/features/pools/list/pools-page";
import { PageMessages } from "@/features/shell/page-messages";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("navigation");
  return { title: t("workspaces") };
}

export default async function WorkspacesPage(props: { searchParams: Promise<SearchParams> }) {
  const params = await loadPoolParams(props.searchParams);
  // The list reads without suspending, so its first rows must be there when the page is drawn.
  await Promise.all([
    trpc.quota.pools.prefetch(toListInput(params)),
    trpc.quota.poolCount.prefetch(toFilter(params)),
  ]);
  return (
    <PageMessages names={["pools"]}>
      <HydrateClient>
        <PoolsPage />
      </HydrateClient>
    </PageMessages>
  );
}
