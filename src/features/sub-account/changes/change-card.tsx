"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format-provider";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Change, isOpen, shownItems } from "./change";
import { ChangeActions } from "./change-actions";
import { ChangeState } from "./change-marks";
import { ItemList, TroubleText } from "./item-list";
import { useChangeWords } from "./use-change-words";

/** One change that goes on: how far it is, what holds it up, when it is tried again. */
export function ChangeCard(props: { change: Change; unfolded: boolean }) {
  const t = useTranslations("subAccount.changes");
  const words = useChangeWords();
  const { change, unfolded } = props;
  const items = shownItems(change);
  return (
    <article className="grid gap-2 px-4 py-3" data-change={change.kind}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
          <h3 className="font-medium">{words.kind(change)}</h3>
          <ChangeState change={change} />
          <Timing change={change} />
        </div>
        <ChangeActions change={change} />
      </div>
      {change.code !== null && <TroubleText code={change.code} message={change.message} />}
      {unfolded ? (
        <ItemList items={items} />
      ) : (
        <details>
          <summary className="cursor-pointer text-muted text-sm hover:text-fg">
            <Steps change={change} />
          </summary>
          <div className="mt-2">
            <ItemList items={items} />
          </div>
        </details>
      )}
      {change.detail.note && (
        <p data-written className="text-muted text-xs">
          {t("note", { note: change.detail.note })}
        </p>
      )}
    </article>
  );
}

function Steps({ change }: { change: Change }) {
  const t = useTranslations("subAccount.changes");
  const format = useFormat();
  const items = shownItems(change);
  const ended = items.filter(({ state }) => state === "done" || state === "undone").length;
  return t("steps", { done: format.number(ended), total: format.number(items.length) });
}

function Timing({ change }: { change: Change }) {
  const t = useTranslations("subAccount.changes");
  if (!isOpen(change)) return null;
  return (
    <span className="text-muted text-xs">
      {change.working && t("working")}
      {!change.working && change.dueAt && (
        <>
          {t("next")} <RelativeTime at={change.dueAt} />
        </>
      )}
      {change.attempts > 1 && ` · ${t("attempts", { count: change.attempts })}`}
    </span>
  );
}
