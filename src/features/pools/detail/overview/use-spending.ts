"use client";

import { useTimeZone } from "next-intl";
import { useState } from "react";
import { dayOf, plusDays, startOfDay } from "@/features/listing/zone-days";
import { trpc } from "@/trpc/client";

export type SpendGroup = "day" | "person" | "approach";

/** Today in the configured zone, kept for the life of the page so that its reads stay the same. */
export function useToday() {
  const zone = useTimeZone() ?? "UTC";
  const [today] = useState(() => dayOf(new Date(), zone));
  return { today, zone };
}

/** What a pool's members spent in the last so many days, today included. */
export function useSpending(pool: string, days: number, groupBy: SpendGroup) {
  const { today, zone } = useToday();
  const firstDay = plusDays(today, 1 - days);
  const read = trpc.billing.consumption.useQuery({
    pool,
    group_by: groupBy,
    from: startOfDay(firstDay, zone).toISOString(),
    to: startOfDay(plusDays(today, 1), zone).toISOString(),
  });
  return { ...read, firstDay, today };
}
