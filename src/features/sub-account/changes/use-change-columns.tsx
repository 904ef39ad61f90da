"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { RelativeTime } from "@/components/ui/relative-time";
import type { NameOf } from "@/features/listing/use-actor-names";
import type { Change } from "./change";
import { ChangeState } from "./change-marks";
import { useChangeWords } from "./use-change-words";
import { useRequester } from "./use-requester";

export function useChangeColumns(nameOf: NameOf) {
  const t = useTranslations("subAccount.changes.columns");
  const words = useChangeWords();
  const requester = useRequester(nameOf);
  return useMemo(() => {
    const columns: Column<Change>[] = [
      { id: "what", header: t("what"), cell: (change) => words.kind(change) },
      { id: "state", header: t("state"), cell: (change) => <ChangeState change={change} /> },
      {
        id: "why",
        header: t("why"),
        wrap: true,
        width: 320,
        cell: (change) => <Why change={change} />,
      },
      { id: "who", header: t("who"), cell: ({ requestedBy }) => requester(requestedBy) },
      { id: "when", header: t("when"), cell: ({ openedAt }) => <RelativeTime at={openedAt} /> },
    ];
    return { columns, labelOf: (change: Change) => words.kind(change) };
  }, [t, words, requester]);
}

/** The person's reason; of one that failed, what the cloud said. */
function Why({ change: { code, detail } }: { change: Change }) {
  const words = useChangeWords();
  return (
    <span className="text-sm">
      {detail.note && <span data-written>{detail.note}</span>}
      {code !== null && <span className="block text-muted text-xs">{words.trouble(code)}</span>}
    </span>
  );
}
