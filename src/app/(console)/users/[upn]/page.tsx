import { getTranslations } from "next-intl/server";
import { SkeletonCard } from "@/components/ui/skeleton";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { UserDetail } from "@/features/users/user-detail";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("users") };
}

export default async function UserPage(props: { params: Promise<{ upn: string }> }) {
  const upn = decodeURIComponent((await props.params).upn).toLowerCase();
  void trpc.directory.person.prefetch({ upn });
  void trpc.policy.personPools.prefetchInfinite({ upn, limit: 20 });
  return (
    <PageMessages names={["policyRules", "pools", "roles-page", "signIn", "users"]}>
      <HydrateClient>
        <Region fallback={<SkeletonCard className="h-96" />}>
          <UserDetail upn={upn} />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
