"use client";

import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The same for a sub-account that was deleted and for one that never was. */
export function SubAccountNotFound() {
  const t = useTranslations("subAccount.notFound");
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <EmptyState
        icon={<SearchX />}
        title={t("title")}
        action={
          <Button asChild>
            <Link href="/iam/sub-accounts">{t("back")}</Link>
          </Button>
        }
      >
        {t("hint")}
      </EmptyState>
    </>
  );
}
