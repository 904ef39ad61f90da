"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyableId } from "@/components/ui/copyable-id";
import { DiffView } from "@/components/ui/diff-view";
import { KeyValueList } from "@/components/ui/key-value-list";
import { useActorNames } from "@/features/listing/use-actor-names";
import { type AuditRow, useAuditWords } from "./audit-words";
import type { RowFilter } from "./row-sheet";
import { useChanges } from "./use-changes";

/** Everything a row holds: what changed first, then who and why, then its place in the chain. */
export function RowFacts(props: { row: AuditRow; onFilter: (filter: RowFilter) => void }) {
  const t = useTranslations("audit-page");
  const { row } = props;
  const changes = useChanges()(row.old, row.new);
  return (
    <div className="grid gap-6">
      {row.reason && (
        <figure className="rounded-md border border-line bg-sunken px-3 py-2 text-sm">
          <figcaption className="text-muted text-xs">{t("facts.reason")}</figcaption>
          <blockquote className="whitespace-pre-wrap">{row.reason}</blockquote>
        </figure>
      )}
      <Part title={t("changes")}>
        <DiffView changes={changes} label={t("changes")} />
      </Part>
      <Part
        title={t("who")}
        aside={
          <>
            <FilterButton onClick={() => props.onFilter({ actor: row.actorEmail ?? row.actorId })}>
              {t("byActor")}
            </FilterButton>
            <FilterButton
              onClick={() => props.onFilter({ type: row.targetType, target: row.targetId })}
            >
              {t("onTarget")}
            </FilterButton>
          </>
        }
      >
        <Who row={row} />
      </Part>
      <Part title={t("chain")}>
        <Chain row={row} />
      </Part>
    </div>
  );
}

function Who({ row }: { row: AuditRow }) {
  const t = useTranslations("audit-page.facts");
  const words = useAuditWords();
  const nameOf = useActorNames([row.actorId, row.targetId]);
  const actor = row.actorEmail ?? row.actorId;
  const target = nameOf(row.targetId);
  const merged = { label: t("count"), value: row.count, note: t("merged") };
  return (
    <KeyValueList
      items={[
        {
          label: t("actor"),
          value: <Named name={nameOf(row.actorId)} id={actor} />,
          note: words.standing(row),
        },
        { label: t("actorId"), value: <CopyableId value={row.actorId} /> },
        {
          label: t("target"),
          value: <CopyableId value={row.targetId} />,
          note: [words.targetType(row.targetType), target].filter(Boolean).join(" "),
        },
        { label: t("operation"), value: words.operation(row.operation), note: row.operation },
        { label: t("action"), value: <CopyableId value={row.action} /> },
        ...(row.count > 1 ? [merged] : []),
        { label: t("ip"), value: row.ip ?? "–" },
        { label: t("userAgent"), value: <Agent text={row.userAgent} /> },
        {
          label: t("requestId"),
          value: row.requestId ? <CopyableId value={row.requestId} short /> : "–",
        },
      ]}
    />
  );
}

const Named = ({ name, id }: { name: string | undefined; id: string }) =>
  name ? (
    <span>
      {name} <span className="text-muted">{id}</span>
    </span>
  ) : (
    id
  );

const Agent = ({ text }: { text: string | null }) => (
  <span className="block max-w-[26rem] break-words text-xs">{text ?? "–"}</span>
);

function Chain({ row }: { row: AuditRow }) {
  const t = useTranslations("audit-page.facts");
  return (
    <KeyValueList
      items={[
        { label: t("seq"), value: <Badge>{`#${row.seq}`}</Badge> },
        { label: t("id"), value: <CopyableId value={row.id} short /> },
        { label: t("hash"), value: <CopyableId value={row.hash} short /> },
        { label: t("previousHash"), value: <CopyableId value={row.previousHash} short /> },
      ]}
    />
  );
}

function Part(props: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid min-w-0 gap-2">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold text-sm">{props.title}</h3>
        {props.aside && <div className="flex gap-1">{props.aside}</div>}
      </header>
      {props.children}
    </section>
  );
}

function FilterButton(props: { onClick: () => void; children: ReactNode }) {
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<ListFilter aria-hidden="true" />}
      onClick={props.onClick}
    >
      {props.children}
    </Button>
  );
}
