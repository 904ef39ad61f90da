"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import type { Tone } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { useFormat } from "@/components/ui/format-provider";
import { Money } from "@/components/ui/money";
import { StatusDot } from "@/components/ui/status-dot";
import type { NameOf } from "@/features/listing/use-actor-names";
import { deltaOf, type LedgerEntry } from "./entry";

const tones: Record<LedgerEntry["kind"], Tone> = {
  opening: "info",
  refresh: "info",
  charge: "neutral",
  top_up: "accent",
  deduct: "warn",
  refund: "accent",
  correction: "warn",
};

const bare = { unit: "" };

export function useLedgerColumns(nameOf: NameOf): Column<LedgerEntry>[] {
  const t = useTranslations("pools.ledger");
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
        id: "kind",
        header: t("kind"),
        cell: ({ kind }) => <StatusDot tone={tones[kind]}>{t(`kinds.${kind}`)}</StatusDot>,
      },
      {
        id: "change",
        header: t("change"),
        numeric: true,
        cell: (entry) => <Delta entry={entry} />,
      },
      {
        id: "balance",
        header: t("balanceAfter"),
        numeric: true,
        cell: ({ balanceAfter }) => <Money value={balanceAfter} options={bare} />,
      },
      {
        id: "who",
        header: words("actor"),
        width: 180,
        cell: ({ actorId }) => <Actor id={actorId} name={nameOf(actorId)} />,
      },
      { id: "why", header: t("why"), width: 260, cell: (entry) => <Why entry={entry} /> },
    ],
    [t, words, format, nameOf],
  );
}

/** By name where there is one; the id of an unknown key says nothing in full. */
function Actor({ id, name }: { id: string; name: string | undefined }) {
  if (name) return <span title={id}>{name}</span>;
  if (/^[0-9a-f-]{36}$/.test(id)) return <CopyableId value={id} short className="text-muted" />;
  return <span title={id}>{id}</span>;
}

/** The whole change; where the booster has a part in it, the parts on hover. */
function Delta({ entry }: { entry: LedgerEntry }) {
  const t = useTranslations("pools.ledger");
  const format = useFormat();
  const signed = { unit: "", signed: true };
  const parts = t("parts", {
    allowance: format.money(entry.remainingDelta, signed),
    booster: format.money(entry.boosterDelta, signed),
  });
  const delta = deltaOf(entry);
  return (
    <span title={parts}>
      <Money
        value={delta}
        options={signed}
        className={delta.startsWith("-") ? "font-medium" : "font-medium text-accent"}
      />
    </span>
  );
}

/** The reason given; how many periods a refresh caught up; else the id of the request. */
function Why({ entry }: { entry: LedgerEntry }) {
  const t = useTranslations("pools.ledger");
  if (entry.periods !== null) return t("periods", { count: entry.periods });
  if (entry.reason)
    return (
      <span data-written title={entry.reason}>
        {entry.reason}
      </span>
    );
  return <CopyableId value={entry.requestId} short className="text-muted" />;
}
