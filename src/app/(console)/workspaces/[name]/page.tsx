import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PoolPage } from "@/features/pools/detail/pool-page";
import { PoolPageSkeleton } from "@/features/pools/detail/pool-page-skeleton";
import { isAbsent } from "@/features/pools/is-absent";
import { poolNameIn } from "@/features/pools/pool";
import { PageMessages } from "@/features/shell/page-messages";
import { Region } from "@/features/shell/region";
import { HydrateClient, trpc } from "@/trpc/server";

type Props = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("words");
  const name = poolNameIn((await params).name);
  return { title: name ? `${name} · ${t("pool")}` : t("pool") };
}

/** A pool that is absent and one out of the reader's reach get the very same page. */
export default async function WorkspacePage({ params }: Props) {
  const pool = poolNameIn((await params).name);
  if (!pool) notFound();
  // Asked here, not only by the browser, because only the server can answer with "not found".
  await trpc.quota.pool({ pool }).catch((error: unknown) => {
    if (isAbsent(error)) notFound();
  });
  void trpc.quota.pool.prefetch({ pool });
  return (
    <PageMessages names={["policyRules", "pools"]}>
      <HydrateClient>
        <Region fallback={<PoolPageSkeleton />}>
          <PoolPage name={pool} />
        </Region>
      </HydrateClient>
    </PageMessages>
  );
}
