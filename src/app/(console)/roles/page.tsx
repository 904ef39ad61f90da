import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { SkeletonCard } from "@/components/ui/skeleton";
import { CapabilitySheet } from "@/features/roles/capability-sheet";
import { PermissionMatrix } from "@/features/roles/permission-matrix";
import { RoleSheet } from "@/features/roles/role-sheet";
import { RoleTree } from "@/features/roles/role-tree";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("roles") };
}

export default async function RolesPage() {
  void trpc.access.roles.prefetch({});
  void trpc.access.matrix.prefetch({});
  void trpc.access.openings.prefetch({});
  const t = await getTranslations("navigation");
  return (
    <PageMessages names={["roles-page"]}>
      <HydrateClient>
        <PageHeader title={t("roles")} description={t("roles_about")} />
        <div className="grid gap-6">
          <Region fallback={<SkeletonCard className="h-80" />}>
            <RoleTree />
            <RoleSheet />
          </Region>
          <Region fallback={<SkeletonCard className="h-[36rem]" />}>
            <PermissionMatrix />
            <CapabilitySheet />
          </Region>
        </div>
      </HydrateClient>
    </PageMessages>
  );
}
