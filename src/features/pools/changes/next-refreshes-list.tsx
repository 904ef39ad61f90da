"use client";

import { CalendarClock } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format-provider";
import { dayStart } from "@/modules/quota/rules/settings";
import { nextRefreshes } from "../next-refreshes";
import type { Plan } from "../use-plan-words";

/** When a plan refreshes next, computed by the rule that the server refreshes by. */
export function NextRefreshesList(props: { plan: Plan | undefined; anchor?: string; now: Date }) {
  const t = useTranslations("pools.plan");
  const format = useFormat();
  const zone = useTimeZone() ?? "UTC";
  const { plan, now } = props;
  if (!plan) return null;
  const anchor = props.anchor ? new Date(props.anchor) : dayStart(now, zone);
  const moments = nextRefreshes({ ...plan, anchor }, now, zone);
  return (
    <div
      aria-live="polite"
      className="figures flex gap-2.5 rounded-md border border-line bg-sunken px-3 py-2 text-sm"
    >
      <CalendarClock aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
      {moments.length === 0 ? (
        <p className="text-muted">{t("noRefresh")}</p>
      ) : (
        <div className="min-w-0">
          <p className="text-muted text-xs">{t("nextThree")}</p>
          <ol className="flex flex-wrap gap-x-4">
            {moments.map((at) => (
              <li key={at.toISOString()}>{format.date(at, "datetime")}</li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}
