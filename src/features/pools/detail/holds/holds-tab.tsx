"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import { Pagination } from "@/components/data-table/pagination";
import { CopyableId } from "@/components/ui/copyable-id";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import { parseTrail, stepsFrom } from "@/features/listing/keyset";
import { Failure } from "@/features/shell/region";
import { type RouterOutputs, trpc } from "@/trpc/client";
import type { Pool } from "../../pool";
import { Countdown } from "./countdown";

type Hold = RouterOutputs["quota"]["holds"]["rows"][number];

/** Holds come and go within minutes, so the list asks again by itself. */
const refetchMilliseconds = 10_000;

/** What is kept for requests under way: those that expire first in front. */
export function HoldsTab({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.holds");
  const [trail, setTrail] = useQueryState("after", parseTrail);
  const cursor = trail.at(-1);
  const columns = useHoldColumns();
  const holds = trpc.quota.holds.useQuery(
    { pool: pool.name, ...(cursor && { cursor }) },
    { placeholderData: keepPreviousData, refetchInterval: refetchMilliseconds },
  );
  return (
    <DataTable
      label={t("label")}
      columns={columns}
      rows={holds.data?.rows}
      rowId={idOf}
      rowLabel={idOf}
      error={holds.error && <Failure error={holds.error} onRetry={() => void holds.refetch()} />}
      empty={
        <EmptyState icon={<Hourglass />} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      }
      footer={
        <Pagination {...stepsFrom(trail, holds.data?.next, (after) => void setTrail(after))} />
      }
    />
  );
}

const idOf = ({ id }: Hold) => id;

function useHoldColumns(): Column<Hold>[] {
  const t = useTranslations("pools.holds");
  const words = useTranslations("words");
  return useMemo(
    () => [
      { id: "person", header: words("person"), cell: ({ upn }) => upn },
      {
        id: "amount",
        header: t("amount"),
        numeric: true,
        cell: ({ amount }) => <Money value={amount} />,
      },
      {
        id: "expires",
        header: t("expires"),
        numeric: true,
        cell: ({ expiresAt }) => <Countdown until={expiresAt} />,
      },
      {
        id: "created",
        header: t("since"),
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
      { id: "id", header: t("id"), cell: ({ id }) => <CopyableId value={id} short /> },
    ],
    [t, words],
  );
}
