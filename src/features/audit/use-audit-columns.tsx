"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { Badge } from "@/components/ui/badge";
import { useFormat } from "@/components/ui/format-provider";
import type { NameOf } from "@/features/listing/use-actor-names";
import { type AuditRow, useAuditWords } from "./audit-words";
import { useChanges } from "./use-changes";

const refusals = new Set(["access.refused", "session.sign_in.failed", "session.confirm.failed"]);

export function useAuditColumns(nameOf: NameOf): Column<AuditRow>[] {
  const t = useTranslations("audit-page.columns");
  const format = useFormat();
  const words = useAuditWords();
  return useMemo(
    () => [
      {
        id: "time",
        header: t("time"),
        width: 164,
        cell: ({ createdAt }) => (
          <span className="figures font-normal">
            {format.date(createdAt, "date")}{" "}
            <span className="text-muted">{format.date(createdAt, "time")}</span>
          </span>
        ),
      },
      { id: "action", header: t("action"), width: 184, cell: (row) => <Action row={row} /> },
      {
        id: "actor",
        header: t("actor"),
        width: 220,
        cell: (row) => (
          <span title={row.actorEmail ?? row.actorId}>
            {nameOf(row.actorId) ?? row.actorEmail ?? row.actorId}{" "}
            <span className="text-muted text-xs">{words.standing(row)}</span>
          </span>
        ),
      },
      {
        id: "target",
        header: t("target"),
        width: 220,
        cell: ({ targetType, targetId }) => (
          <span title={targetId}>
            <span className="text-muted text-xs">{words.targetType(targetType)}</span>{" "}
            {nameOf(targetId) ?? <code className="text-xs">{targetId}</code>}
          </span>
        ),
      },
      {
        id: "change",
        header: t("change"),
        phoneHidden: true,
        cell: (row) => <Summary row={row} />,
      },
      {
        id: "ip",
        header: t("ip"),
        phoneHidden: true,
        cell: ({ ip }) => <code className="text-muted text-xs">{ip}</code>,
      },
    ],
    [t, format, words, nameOf],
  );
}

/** What was done; a refusal is marked, and how often when it was merged. */
function Action({ row }: { row: AuditRow }) {
  const t = useTranslations("audit-page");
  const words = useAuditWords();
  const name = words.action(row.action);
  return (
    <span className="inline-flex max-w-full items-center gap-1.5">
      {refusals.has(row.action) ? (
        <Badge tone="danger">{name}</Badge>
      ) : (
        <span className="truncate">{name}</span>
      )}
      {row.count > 1 && <Badge>{t("times", { count: row.count })}</Badge>}
    </span>
  );
}

/** The first field that changed and why, in one line. */
function Summary({ row }: { row: AuditRow }) {
  const t = useTranslations("audit-page");
  const changes = useChanges()(row.old, row.new);
  const [first] = changes;
  const more = changes.length - 1;
  return (
    <span className="block max-w-[34rem] truncate text-muted text-xs">
      {first && (
        <>
          {first.field}: {first.before && <s className="decoration-muted/60">{first.before}</s>}{" "}
          {first.before && first.after && "→ "}
          <span className="text-fg">{first.after}</span>
          {more > 0 && ` ${t("more", { count: more })}`}
        </>
      )}
      {first && row.reason && " · "}
      {row.reason && t("because", { reason: row.reason })}
    </span>
  );
}
