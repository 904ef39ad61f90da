"use client";

import { useTranslations } from "next-intl";
import { AsOf } from "@/components/ui/as-of";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/format-provider";
import { useChangeWords } from "@/features/sub-account/changes/use-change-words";
import type { RouterOutputs } from "@/trpc/client";

/** When the cloud showed the keys; where it did not answer just now, why, and a way to ask again. */
export function SeenAt(props: { keys: RouterOutputs["iam"]["accessKeys"]; onRetry: () => void }) {
  const t = useTranslations("cloudKeys.access");
  const format = useFormat();
  const words = useChangeWords();
  const { asOf, failed, live } = props.keys;
  const at = asOf ? t("asOf", { at: format.date(asOf) }) : t("neverSeen");
  if (live) return <AsOf>{at}</AsOf>;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <AsOf late={failed ? words.trouble(failed) : undefined}>{at}</AsOf>
      <Button size="sm" variant="ghost" onClick={props.onRetry}>
        {t("askAgain")}
      </Button>
    </div>
  );
}
