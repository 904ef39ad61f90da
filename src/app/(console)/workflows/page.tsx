import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { SkeletonCard } from "@/components/ui/skeleton";
import { JobList } from "@/features/jobs/job-list";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("workflows") };
}

export default async function WorkflowsPage() {
  void trpc.jobs.functions.prefetch({});
  const t = await getTranslations("navigation");
  return (
    <PageMessages names={["jobs"]}>
      <HydrateClient>
        <PageHeader title={t("workflows")} description={t("workflows_about")} />
        <Region fallback={<SkeletonCard className="h-96" />}>
          <JobList />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
