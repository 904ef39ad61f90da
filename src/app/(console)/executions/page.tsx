import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/layout/page-header";
import { SkeletonCard } from "@/components/ui/skeleton";
import { loadRunParams, toRunsInput } from "@/features/jobs/params";
import { RunList } from "@/features/jobs/run-list";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("executions") };
}

export default async function ExecutionsPage(props: { searchParams: Promise<SearchParams> }) {
  const [params, t] = await Promise.all([
    loadRunParams(props.searchParams),
    getTranslations("navigation"),
  ]);
  void trpc.jobs.runs.prefetch(toRunsInput(params));
  return (
    <PageMessages names={["jobs"]}>
      <HydrateClient>
        <PageHeader title={t("executions")} description={t("executions_about")} />
        <Region fallback={<SkeletonCard className="h-96" />}>
          <RunList />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
