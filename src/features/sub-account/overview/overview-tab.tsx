"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { KeyValueList } from "@/components/ui/key-value-list";
import { trpc } from "@/trpc/client";
import { subAccountPath } from "../sub-account";
import { AccessCard } from "./access-card";
import { DriftCard } from "./drift-card";
import { useProfileFacts } from "./use-profile-facts";

/** What it is, what it may do, and where the cloud differs from what AirGate wants. */
export function OverviewTab({ id }: { id: string }) {
  const t = useTranslations("subAccount.overview");
  const [account] = trpc.iam.subAccount.useSuspenseQuery({ subAccountId: id });
  const facts = useProfileFacts(account);
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <DriftCard account={account} />
      <AccessCard account={account} />
      <Section
        title={t("profile")}
        actions={
          <Button size="sm" asChild>
            <Link href={subAccountPath(id, "settings")}>{t("edit")}</Link>
          </Button>
        }
      >
        <KeyValueList items={facts} />
      </Section>
    </div>
  );
}
