"use client";

import { Gauge } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** No pool at all, or none that the filter finds: two different first steps. */
export function PoolsEmpty({ filtered }: { filtered: boolean }) {
  const t = useTranslations("pools.empty");
  return filtered ? (
    <EmptyState
      icon={<Gauge />}
      title={t("filtered")}
      action={
        <Button asChild>
          <Link href="/workspaces">{t("showAll")}</Link>
        </Button>
      }
    >
      {t("filteredHint")}
    </EmptyState>
  ) : (
    <EmptyState icon={<Gauge />} title={t("none")}>
      {t("noneHint")}
    </EmptyState>
  );
}
