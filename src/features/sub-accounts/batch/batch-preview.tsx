"use client";

import { useTranslations } from "next-intl";
import { ConsequenceList } from "@/components/ui/consequence-list";
import { useFormat } from "@/components/ui/format-provider";
import { Skeleton } from "@/components/ui/skeleton";
import type { RouterOutputs } from "@/trpc/client";

type Preview = RouterOutputs["iam"]["statusPreview"];

/** In numbers: how many there are, and what the cloud takes away from them. */
export function BatchPreview(props: { preview: Preview | undefined; to: "disabled" | "enabled" }) {
  const t = useTranslations("subAccounts.batch");
  const format = useFormat();
  const { preview } = props;
  if (!preview) return <Skeleton className="h-16 w-full rounded-md" />;
  const line = (key: "policies" | "activeKeys" | "arkKeys" | "consoleLogins") => ({
    figure: format.number(preview[key]),
    label: t(key),
    ...(preview[key] > 0 && { tone: "danger" as const }),
  });
  return (
    <div aria-live="polite" className="grid gap-2">
      <ConsequenceList
        items={
          props.to === "disabled"
            ? [
                { figure: format.number(preview.enabled), label: t("stopped") },
                line("policies"),
                line("activeKeys"),
                line("arkKeys"),
                line("consoleLogins"),
              ]
            : [
                { figure: format.number(preview.disabled), label: t("nowDisabled") },
                { figure: format.number(preview.reasons.manual), label: t("byHand") },
                { figure: format.number(preview.reasons.exhausted), label: t("byMoney") },
              ]
        }
      />
      {props.to === "disabled" && preview.disabled > 0 && (
        <p className="text-muted text-xs">{t("already", { count: preview.disabled })}</p>
      )}
    </div>
  );
}
