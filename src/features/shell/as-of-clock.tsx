"use client";

import { notifyManager, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useFormat } from "@/components/ui/format-provider";
import { Tooltip } from "@/components/ui/tooltip";

/** How old the figures on the page are, and a press brings new ones. */
export function AsOfClock() {
  const t = useTranslations("shell.asOf");
  const format = useFormat();
  const zone = useTimeZone() ?? "UTC";
  const client = useQueryClient();
  const cache = client.getQueryCache();
  const at = useSyncExternalStore(
    (changed) => cache.subscribe(notifyManager.batchCalls(changed)),
    () => oldest(cache.findAll({ type: "active" }).map(({ state }) => state.dataUpdatedAt)),
    () => 0,
  );
  if (at === 0) return null;
  const time = format.date(new Date(at), "time").slice(0, 5);
  return (
    <Tooltip content={t("explained", { zone })} side="bottom">
      <button
        type="button"
        onClick={() => void client.invalidateQueries({ type: "active" })}
        aria-label={t("label", { time })}
        className="figures group flex items-center gap-1.5 rounded-md px-1.5 py-1 text-muted text-xs hover:bg-hover hover:text-fg max-lg:hidden"
      >
        <RefreshCw aria-hidden="true" className="size-3" />
        {t("label", { time })}
      </button>
    </Tooltip>
  );
}

const oldest = (moments: readonly number[]) => {
  const known = moments.filter((moment) => moment > 0);
  return known.length === 0 ? 0 : Math.min(...known);
};
