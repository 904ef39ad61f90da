"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Item } from "./change";
import { ItemState } from "./change-marks";
import { isOurs } from "./trouble";
import { useChangeWords } from "./use-change-words";

/** Each thing that the cloud is asked for: how it stands, how often it was tried, what the cloud said. */
export function ItemList({ items }: { items: readonly Item[] }) {
  const t = useTranslations("subAccount.changes");
  const words = useChangeWords();
  return (
    <ul className="divide-y divide-line rounded-md border border-line text-sm">
      {items.map((item) => (
        <li key={item.position} className="grid gap-1 px-3 py-2">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 break-words">{words.item(item)}</span>
            <span className="flex items-baseline gap-3 text-xs">
              {item.attempts > 1 && (
                <span className="figures text-muted">
                  {t("attempts", { count: item.attempts })}
                </span>
              )}
              {item.at && <RelativeTime at={item.at} className="text-muted" />}
              <ItemState item={item} />
            </span>
          </div>
          <TroubleText code={item.code} message={item.message} />
        </li>
      ))}
    </ul>
  );
}

/** What holds it up: in our words, and below in the cloud's own. */
export function TroubleText({ code, message }: { code: string | null; message: string | null }) {
  const t = useTranslations("subAccount.changes");
  const words = useChangeWords();
  if (code === null) return null;
  return (
    <div className="text-xs">
      <p>{words.trouble(code)}</p>
      {!isOurs(code) && (
        <p className="break-words text-muted">
          {t("cloudSays")} <code>{code}</code>
          {message && <span data-written> · {message}</span>}
        </p>
      )}
    </div>
  );
}
