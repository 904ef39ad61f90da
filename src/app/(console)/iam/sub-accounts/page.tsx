import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { PageMessages } from "@/features/shell/page-messages";
import { loadSubAccountParams, toFilter, toListInput } from "@/features/sub-accounts/list/params";
import { SubAccountsPage } from "@/features/sub-accounts/list/sub-accounts-page";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("navigation");
  return { title: t("subAccounts") };
}

export default async function SubAccountListPage(props: { searchParams: Promise<SearchParams> }) {
  const params = await loadSubAccountParams(props.searchParams);
  // The list reads without suspending, so its first rows must be there when the page is drawn.
  await Promise.all([
    trpc.iam.subAccounts.prefetch(toListInput(params)),
    trpc.iam.subAccountCounts.prefetch(toFilter(params)),
    trpc.iam.subAccountCounts.prefetch({}),
    trpc.iam.cloudAccounts.prefetch({}),
  ]);
  return (
    <PageMessages names={["signIn", "subAccount", "subAccounts"]}>
      <HydrateClient>
        <SubAccountsPage />
      </HydrateClient>
    </PageMessages>
  );
}
