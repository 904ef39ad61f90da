"use client";

import { useTranslations } from "next-intl";
import { AsOf } from "@/components/ui/as-of";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/format-provider";
import { trpc } from "@/trpc/client";
import { useChangeWords } from "../changes/use-change-words";
import type { Overview } from "./draft";

/** When the cloud showed this; and when it did not answer, why, with a way to ask again. */
export function SeenBanner({ id, overview }: { id: string; overview: Overview }) {
  const t = useTranslations("subAccount.policies");
  const words = useChangeWords();
  const format = useFormat();
  const cache = trpc.useUtils();
  const { asOf, failed, live } = overview;
  const seen = asOf ? t("asOf", { at: format.date(asOf, "datetime") }) : t("neverSeen");
  if (live || failed === null) return <AsOf>{seen}</AsOf>;
  return (
    <Banner
      tone="warn"
      title={t("notLive")}
      action={
        <Button
          size="sm"
          onClick={() => void cache.iam.grantsOverview.invalidate({ subAccountId: id })}
        >
          {t("askAgain")}
        </Button>
      }
    >
      <p>
        {words.trouble(failed)} <code className="text-muted text-xs">{failed}</code>
      </p>
      <p className="text-muted">{seen}</p>
    </Banner>
  );
}
