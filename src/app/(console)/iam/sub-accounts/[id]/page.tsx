import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { isAbsent } from "@/features/pools/is-absent";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { SubAccountSkeleton } from "@/features/sub-account/page-skeleton";
import { subAccountIdIn } from "@/features/sub-account/sub-account";
import { SubAccountPage } from "@/features/sub-account/sub-account-page";
import { HydrateClient, trpc, viewer } from "@/trpc/server";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("words");
  return { title: t("sub_account") };
}

/** One that was deleted and one that never was get the very same page. */
export default async function SubAccountDetailPage({ params }: Props) {
  const subAccountId = subAccountIdIn((await params).id);
  if (!subAccountId) notFound();
  // Asked here, not only by the browser, because only the server can answer with "not found".
  if ((await viewer()).type === "admin" && (await isGone(subAccountId))) notFound();
  void trpc.iam.subAccount.prefetch({ subAccountId });
  return (
    <PageMessages names={["subAccount"]}>
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
