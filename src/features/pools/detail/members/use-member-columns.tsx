"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import type { Tone } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusDot } from "@/components/ui/status-dot";
import type { RouterOutputs } from "@/trpc/client";

export type Member = RouterOutputs["quota"]["members"]["rows"][number];

const tones: Record<Member["state"], Tone> = {
  active: "accent",
  frozen: "danger",
  left: "warn",
  unknown: "neutral",
};

export function useMemberColumns(): Column<Member>[] {
  const t = useTranslations("pools.members");
  const words = useTranslations("words");
  return useMemo(
    () => [
      {
        id: "person",
        header: words("person"),
        width: 320,
        cell: ({ displayName, upn }) => (
          <span className="flex min-w-0 items-baseline gap-2" title={upn}>
            {displayName && (
              <span data-written className="shrink-0">
                {displayName}
              </span>
            )}
            <code className="truncate font-normal text-muted text-xs">{upn}</code>
          </span>
        ),
      },
      {
        id: "department",
        header: t("department"),
        cell: ({ department }) =>
          department ? (
            <span data-written>{department}</span>
          ) : (
            <span className="text-muted">–</span>
          ),
      },
      {
        id: "state",
        header: words("status"),
        cell: ({ state }) => <StatusDot tone={tones[state]}>{t(`states.${state}`)}</StatusDot>,
      },
      { id: "origin", header: t("origin"), cell: ({ origin }) => t(`origins.${origin}`) },
      { id: "since", header: t("since"), cell: ({ since }) => <RelativeTime at={since} /> },
    ],
    [t, words],
  );
}
