"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { useFormat } from "@/components/ui/format-provider";
import { RelativeTime } from "@/components/ui/relative-time";
import { scopeKey } from "@/i18n/keys";
import { KeyState } from "./key-state";
import type { ApiKey } from "./sort-keys";

const shownScopes = 2;

export function useKeyColumns(): Column<ApiKey>[] {
  const t = useTranslations("apiKeys");
  const names = useTranslations();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("columns.name"),
        sortable: true,
        width: 250,
        cell: ({ name, prefix }) => (
          <span className="flex min-w-0 items-baseline gap-2" title={`${name} ${prefix}…`}>
            <span className="truncate">{name}</span>
            <code className="min-w-0 shrink-[2] truncate font-normal text-muted text-xs">
              {prefix}…
            </code>
          </span>
        ),
      },
      { id: "state", header: t("columns.state"), cell: (key) => <KeyState apiKey={key} /> },
      {
        id: "scopes",
        header: t("columns.scopes"),
        width: 210,
        phoneHidden: true,
        cell: ({ scopes }) => (
          <span title={scopes.map((scope) => names(scopeKey(scope))).join(", ")}>
            {scopes
              .slice(0, shownScopes)
              .map((scope) => names(scopeKey(scope)))
              .join(t("comma"))}
            {scopes.length > shownScopes && (
              <span className="text-muted">
                {" "}
                {t("more", { count: scopes.length - shownScopes })}
              </span>
            )}
          </span>
        ),
      },
      {
        id: "lastUsed",
        header: t("columns.lastUsed"),
        sortable: true,
        cell: ({ lastUsedAt }) =>
          lastUsedAt ? <RelativeTime at={lastUsedAt} /> : <Muted>{t("never")}</Muted>,
      },
      {
        id: "requests",
        header: t("columns.requests"),
        numeric: true,
        sortable: true,
        cell: ({ requests }) => format.number(requests),
      },
      {
        id: "rate",
        header: t("columns.rate"),
        numeric: true,
        phoneHidden: true,
        cell: ({ rateLimit }) => t("perSecond", { rate: rateLimit }),
      },
      {
        id: "expires",
        header: t("columns.expires"),
        cell: ({ expiresAt }) =>
          expiresAt ? format.date(expiresAt, "date") : <Muted>{t("neverExpires")}</Muted>,
      },
      {
        id: "created",
        header: t("columns.created"),
        sortable: true,
        phoneHidden: true,
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
    ],
    [t, names, format],
  );
}

const Muted = (props: { children: string }) => <span className="text-muted">{props.children}</span>;
