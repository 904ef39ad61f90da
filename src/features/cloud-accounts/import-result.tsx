"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import type { RouterOutputs } from "@/trpc/client";

export type Imported = RouterOutputs["iam"]["importSubAccounts"];
type Item = Imported["items"][number];

const tones: Record<Item["outcome"], Tone> = {
  imported: "accent",
  present: "neutral",
  not_found: "warn",
  unreachable: "danger",
};

/** What became of each user, with the way to those that are managed now. */
export function ImportResult({ items }: { items: readonly Item[] }) {
  const t = useTranslations("cloudAccounts.import");
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {items.map(({ userName, outcome, subAccountId, projects }) => (
        <li key={userName} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
          {subAccountId ? (
            <Link
              prefetch={false}
              href={`/iam/sub-accounts/${subAccountId}`}
              className="font-medium underline decoration-line underline-offset-4"
            >
              {userName}
            </Link>
          ) : (
            <span className="font-medium">{userName}</span>
          )}
          <span className="flex-1 text-muted text-xs">
            {projects.length > 0 && t("projects", { count: projects.length })}
          </span>
          <Badge tone={tones[outcome]}>{t(`outcomes.${outcome}`)}</Badge>
        </li>
      ))}
    </ul>
  );
}
