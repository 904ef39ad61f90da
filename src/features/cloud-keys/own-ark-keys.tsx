"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Pagination } from "@/components/data-table/pagination";
import { Section } from "@/components/layout/section";
import type { Owner } from "@/features/ark-keys/ark-key";
import { ArkKeyTable } from "@/features/ark-keys/ark-key-table";
import { refreshEvery } from "@/features/ark-keys/refresh-every";
import { stepsFrom } from "@/features/listing/keyset";
import { Failure } from "@/features/shell/region";
import { isEditable, type SubAccount } from "@/features/sub-account/sub-account";
import { trpc } from "@/trpc/client";

/** The Ark keys of one sub-account, with all that can be done about them. */
export function OwnArkKeys({ account }: { account: SubAccount }) {
  const t = useTranslations("cloudKeys.ark");
  const [trail, setTrail] = useState<string[]>([]);
  const cursor = trail.at(-1);
  const { data, error, refetch } = trpc.iam.arkKeys.useQuery(
    { subAccountId: account.id, limit: 20, ...(cursor && { cursor }) },
    { refetchInterval: refreshEvery },
  );
  const owner: Owner = {
    id: account.id,
    name: account.userName ?? account.displayName,
    blocked: useBlocked(account),
  };
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const steps = stepsFrom(trail, data?.next, (next) => setTrail(next ?? []));
  return (
    <Section title={t("title")} description={owner.blocked ?? t("about")}>
      <ArkKeyTable
        rows={data?.rows}
        owner={owner}
        toolbar={(buttons) => <div className="flex flex-wrap justify-end gap-2">{buttons}</div>}
        footer={steps.onNext || steps.onPrevious ? <Pagination {...steps} /> : undefined}
      />
    </Section>
  );
}

/** Why it gets no Ark key now. */
function useBlocked(account: SubAccount): string | undefined {
  const t = useTranslations("cloudKeys.ark.blocked");
  if (!isEditable(account)) return t("notThere");
  if (account.disabledReasons.length > 0) return t("disabled");
  return account.links.length === 0 ? t("noProject") : undefined;
}
