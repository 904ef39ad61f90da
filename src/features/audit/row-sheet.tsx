"use client";

import { ChevronDown, ChevronUp, Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format-provider";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet } from "@/components/ui/sheet";
import { SkeletonText } from "@/components/ui/skeleton";
import { useClipboard } from "@/components/ui/use-clipboard";
import { Failure } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import { type AuditRow, useAuditWords } from "./audit-words";
import { RowFacts } from "./row-facts";

export type RowFilter = { actor?: string; type?: string; target?: string; q?: string };

/** One row with all its fields; it has an address of its own. */
export function RowSheet(props: {
  seq: number | null;
  /** The page behind it, to walk along. */
  rows: readonly AuditRow[];
  onOpen: (seq: number | null) => void;
  onFilter: (filter: RowFilter) => void;
}) {
  const t = useTranslations("audit-page");
  const format = useFormat();
  const words = useAuditWords();
  const { seq, rows } = props;
  const at = rows.findIndex((row) => row.seq === seq);
  const known = rows[at];
  const found = trpc.audit.get.useQuery({ seq: seq ?? 1 }, { enabled: seq !== null && !known });
  const row = known ?? (seq === null ? undefined : found.data);
  return (
    <Sheet
      open={seq !== null}
      onOpenChange={(open) => !open && props.onOpen(null)}
      width="lg"
      title={row ? words.action(row.action) : t("row", { seq: seq ?? 0 })}
      description={
        row && `${format.date(row.createdAt, "date")} ${format.date(row.createdAt, "time")}`
      }
      tools={
        <Tools
          seq={seq}
          newer={rows[at - 1]?.seq}
          older={known && rows[at + 1]?.seq}
          onOpen={props.onOpen}
        />
      }
    >
      <Body row={row} error={found.error} onFilter={props.onFilter} />
    </Sheet>
  );
}

function Body(props: {
  row: AuditRow | undefined;
  error: unknown;
  onFilter: (filter: RowFilter) => void;
}) {
  if (props.row) return <RowFacts row={props.row} onFilter={props.onFilter} />;
  return props.error ? <Failure error={props.error} /> : <SkeletonText lines={6} />;
}

type ToolProps = {
  seq: number | null;
  newer: number | undefined;
  older: number | undefined;
  onOpen: (seq: number) => void;
};

function Tools({ seq, newer, older, onOpen }: ToolProps) {
  const t = useTranslations("audit-page");
  const { copied, copy } = useClipboard();
  const address = () => new URL(`/security/audit-logs?row=${seq}`, window.location.origin).href;
  return (
    <>
      <IconButton
        label={t("newer")}
        icon={<ChevronUp />}
        disabled={newer === undefined}
        onClick={() => newer !== undefined && onOpen(newer)}
      />
      <IconButton
        label={t("older")}
        icon={<ChevronDown />}
        disabled={older === undefined}
        onClick={() => older !== undefined && onOpen(older)}
      />
      <IconButton
        label={copied ? t("linkCopied") : t("copyLink")}
        icon={<Link2 className={copied ? "text-accent" : undefined} />}
        onClick={() => void copy(address())}
      />
    </>
  );
}
