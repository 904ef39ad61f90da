import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/layout/page-header";
import { SkeletonCard } from "@/components/ui/skeleton";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { CreateAdmin } from "@/features/users/create-admin";
import { loadUserParams, toAdminsInput, toPeopleInput } from "@/features/users/params";
import { UserLists } from "@/features/users/user-lists";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata() {
  const t = await getTranslations("navigation");
  return { title: t("users") };
}

export default async function UsersPage(props: { searchParams: Promise<SearchParams> }) {
  const [params, t] = await Promise.all([
    loadUserParams(props.searchParams),
    getTranslations("navigation"),
  ]);
  if (params.tab === "admins") void trpc.access.admins.prefetch(toAdminsInput(params));
  else void trpc.directory.people.prefetch(toPeopleInput(params));
  return (
    <PageMessages names={["roles-page", "signIn", "users"]}>
      <HydrateClient>
        <PageHeader title={t("users")} description={t("users_about")} actions={<CreateAdmin />} />
        <Region fallback={<SkeletonCard className="h-96" />}>
          <UserLists />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
