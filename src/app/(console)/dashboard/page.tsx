import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/layout/page-header";
import { inboxInput } from "@/features/approvals/params";
import { Dashboard } from "@/features/dashboard/dashboard";
import { loadDashboardParams } from "@/features/dashboard/params";
import { recentRows } from "@/features/dashboard/reads";
import { homeOf } from "@/features/shell/home";
import { PageMessages } from "@/features/shell/page-messages";
import { HydrateClient, trpc, viewer } from "@/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("navigation");
  return { title: t("dashboard") };
}

type Props = { searchParams: Promise<SearchParams> };

export default async function DashboardPage({ searchParams }: Props) {
  const { type } = await viewer();
  if (type === "manager") redirect(homeOf("manager"));
  // A page runs beside its layout, which sends everybody else away.
  if (type !== "admin") return null;
  const [t, params, me] = await Promise.all([
    getTranslations("navigation"),
    loadDashboardParams(searchParams),
    trpc.access.me({}),
  ]);
  void trpc.billing.overview.prefetch(params);
  void trpc.quota.overview.prefetch({});
  void trpc.jobs.functions.prefetch({});
  void trpc.approvals.list.prefetch(inboxInput);
  if (me.capabilities.includes("iam.accounts.read")) {
    void trpc.billing.cloudDashboard.prefetch({});
    void trpc.alerts.inbox.prefetch({});
  }
  if (me.capabilities.includes("security.audit.read")) {
    void trpc.audit.list.prefetch({ limit: recentRows });
  }
  if (me.capabilities.includes("security.secrets.read")) {
    void trpc.apiKeys.list.prefetch({ state: "active" });
  }
  return (
    <PageMessages names={["cloudSpending", "dashboard", "jobs"]}>
      <HydrateClient>
        <PageHeader title={t("dashboard")} description={t("dashboard_about")} />
        <Dashboard />
      </HydrateClient>
    </PageMessages>
  );
}
