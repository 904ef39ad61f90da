"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { RelativeTime } from "@/components/ui/relative-time";
import { useAuditWords } from "@/features/audit/audit-words";
import type { NameOf } from "@/features/listing/use-actor-names";
import { type Approval, ApprovalState } from "./approval-state";

export function useApprovalColumns(nameOf: NameOf): Column<Approval>[] {
  const t = useTranslations("approvals-page.columns");
  const words = useAuditWords();
  return useMemo(
    () => [
      {
        id: "what",
        header: t("what"),
        width: 200,
        cell: ({ operation }) => words.operation(operation),
      },
      {
        id: "target",
        header: t("target"),
        width: 200,
        cell: ({ targetType, targetId }) => (
          <span title={targetId}>
            <span className="text-muted text-xs">{words.targetType(targetType)}</span>{" "}
            {nameOf(targetId) ?? <code className="text-xs">{targetId}</code>}
          </span>
        ),
      },
      {
        id: "reason",
        header: t("reason"),
        cell: ({ reason }) => <span className="block max-w-80 truncate">{reason}</span>,
      },
      {
        id: "requester",
        header: t("requester"),
        width: 160,
        cell: ({ requester }) => <span title={requester}>{nameOf(requester) ?? requester}</span>,
      },
      {
        id: "asked",
        header: t("asked"),
        width: 110,
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
      {
        id: "expires",
        header: t("expires"),
        width: 110,
        cell: ({ expiresAt, closedAt }) =>
          closedAt ? <span className="text-muted">–</span> : <RelativeTime at={expiresAt} />,
      },
      {
        id: "state",
        header: t("state"),
        width: 150,
        cell: ({ state }) => <ApprovalState state={state} />,
      },
    ],
    [t, words, nameOf],
  );
}
