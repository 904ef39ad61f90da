"use client";

import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The same for a pool that is absent and for one out of reach. */
export function PoolNotFound() {
  const t = useTranslations("pools.notFound");
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <EmptyState
        icon={<SearchX />}
        title={t("title")}
        action={
          <Button asChild>
            <Link href="/workspaces">{t("back")}</Link>
          </Button>
        }
      >
        {t("hint")}
      </EmptyState>
    </>
  );
}
