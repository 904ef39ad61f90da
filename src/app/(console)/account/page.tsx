import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { readTheme, themeCookie } from "@/components/layout/preferences";
import { Account } from "@/features/account/account";
import { PageMessages } from "@/features/shell/page-messages";
import { HydrateClient, trpc } from "@/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("title") };
}

export default async function AccountPage() {
  void trpc.access.ownSessions.prefetch({});
  const jar = await cookies();
  return (
    <PageMessages names={["account", "signIn"]}>
      <HydrateClient>
        <Account theme={readTheme(jar.get(themeCookie)?.value)} />
      </HydrateClient>
    </PageMessages>
  );
}
