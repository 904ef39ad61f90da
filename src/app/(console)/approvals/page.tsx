import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/layout/page-header";
import { SkeletonCard } from "@/components/ui/skeleton";
import { ApprovalList } from "@/features/approvals/approval-list";
import { inboxInput, loadApprovalParams, toListInput } from "@/features/approvals/params";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("approvals") };
}

export default async function ApprovalsPage(props: { searchParams: Promise<SearchParams> }) {
  const [params, t] = await Promise.all([
    loadApprovalParams(props.searchParams),
    getTranslations("navigation"),
  ]);
  void trpc.approvals.list.prefetch(toListInput(params));
  void trpc.approvals.list.prefetch(inboxInput);
  return (
    <PageMessages names={["apiKeys", "approvals-page", "audit-page"]}>
      <HydrateClient>
        <PageHeader title={t("approvals")} description={t("approvals_about")} />
        <Region fallback={<SkeletonCard />}>
          <ApprovalList />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
