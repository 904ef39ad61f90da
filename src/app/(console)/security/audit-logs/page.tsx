import { getTimeZone, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/layout/page-header";
import { SkeletonCard } from "@/components/ui/skeleton";
import { AuditLog } from "@/features/audit/audit-log";
import { ExportButton } from "@/features/audit/export-button";
import { loadAuditParams, toListInput } from "@/features/audit/params";
import { VerifyButton } from "@/features/audit/verify-button";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("auditLogs") };
}

export default async function AuditLogsPage(props: { searchParams: Promise<SearchParams> }) {
  const [params, zone, t] = await Promise.all([
    loadAuditParams(props.searchParams),
    getTimeZone(),
    getTranslations("navigation"),
  ]);
  void trpc.audit.list.prefetch(toListInput(params, zone));
  void trpc.audit.kinds.prefetch({});
  if (params.row) void trpc.audit.get.prefetch({ seq: params.row });
  return (
    <PageMessages names={["audit-page"]}>
      <HydrateClient>
        <PageHeader
          title={t("auditLogs")}
          description={t("auditLogs_about")}
          actions={
            <>
              <VerifyButton />
              <ExportButton />
            </>
          }
        />
        <Region fallback={<SkeletonCard />}>
          <AuditLog />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
