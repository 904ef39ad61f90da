"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { Badge } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { useFormat } from "@/components/ui/format-provider";
import { Money } from "@/components/ui/money";
import type { NameOf } from "@/features/listing/use-actor-names";
import type { RouterOutputs } from "@/trpc/client";

/** A row as both the console and the portal know it. */
export type AllocationRow = RouterOutputs["quota"]["myAllocations"]["rows"][number];
type ActorRow = RouterOutputs["quota"]["allocations"]["rows"][number];

const bare = { unit: "" };

/** What every history of allocations shows. */
export function useAllocationColumns<Row extends AllocationRow>(): Column<Row>[] {
  const t = useTranslations("prepaid.history");
  const words = useTranslations("words");
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "time",
        header: words("time"),
        width: 150,
        cell: ({ createdAt }) => (
          <time dateTime={createdAt} title={format.relative(createdAt)} className="font-normal">
            {format.date(createdAt, "datetime")}
          </time>
        ),
      },
      {
        id: "amount",
        header: t("amount"),
        numeric: true,
        cell: ({ amount }) => (
          <Money
            value={amount}
            options={{ unit: "", signed: true }}
            className={amount.startsWith("-") ? "font-medium" : "font-medium text-accent"}
          />
        ),
      },
      {
        id: "before",
        header: t("before"),
        numeric: true,
        cell: ({ allocatedBefore }) => (
          <Money value={allocatedBefore} options={bare} className="text-muted" />
        ),
      },
      {
        id: "after",
        header: t("after"),
        numeric: true,
        cell: ({ allocatedAfter }) => <Money value={allocatedAfter} options={bare} />,
      },
      {
        id: "spentThen",
        header: t("spentThen"),
        numeric: true,
        cell: ({ spentThen }) => <Money value={spentThen} options={bare} className="text-muted" />,
      },
      {
        id: "epoch",
        header: t("epoch"),
        cell: ({ opensEpoch }) =>
          opensEpoch !== null && <Badge tone="info">{t("opens", { epoch: opensEpoch })}</Badge>,
      },
      {
        id: "note",
        header: t("note"),
        width: 220,
        wrap: true,
        cell: ({ note }) => <span data-written>{note}</span>,
      },
    ],
    [t, words, format],
  );
}

/** The same with who did it: for the console alone. */
export function useActorColumns(nameOf: NameOf): Column<ActorRow>[] {
  const words = useTranslations("words");
  const columns = useAllocationColumns<ActorRow>();
  return useMemo(
    () => [
      ...columns,
      {
        id: "who",
        header: words("actor"),
        width: 170,
        cell: ({ actorId }) =>
          nameOf(actorId) ? (
            <span title={actorId}>{nameOf(actorId)}</span>
          ) : (
            <CopyableId value={actorId} short className="text-muted" />
          ),
      },
    ],
    [columns, words, nameOf],
  );
}
