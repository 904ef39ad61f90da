"use client";

import { DateTime } from "luxon";
import { dayOf, plusDays, startOfDay } from "@/features/listing/zone-days";
import { trpc } from "@/trpc/client";
import type { Pool } from "../../pool";
import { deltaOf, type LedgerEntry } from "../ledger/entry";
import type { BurnDownInput } from "./burn-down";
import { useToday } from "./use-spending";

/** A line by day says nothing about a pool that refreshes more often than this. */
const fewestDays = 3;
const mostDaysBack = 90;

/** What the burn-down of the current period is drawn from; without `input` while it is read. */
export function usePeriod(pool: Pool): { worthDrawing: boolean; input?: BurnDownInput } {
  const { today, zone } = useToday();
  const refreshed = dayOf(new Date(pool.lastRefreshedAt), zone);
  const earliest = plusDays(today, -mostDaysBack);
  const firstDay = refreshed < earliest ? earliest : refreshed;
  const refreshDay = pool.nextRefreshAt ? dayOf(new Date(pool.nextRefreshAt), zone) : null;
  const worthDrawing = refreshDay === null || daysFrom(refreshed, refreshDay) >= fewestDays;

  const from = (
    refreshed < earliest ? startOfDay(earliest, zone) : new Date(pool.lastRefreshedAt)
  ).toISOString();
  const to = startOfDay(plusDays(today, 1), zone).toISOString();
  const read = { enabled: worthDrawing };
  const spent = trpc.billing.consumption.useQuery(
    { pool: pool.name, group_by: "day", from, to },
    read,
  );
  const moved = trpc.quota.ledger.useQuery(
    { pool: pool.name, kinds: ["top_up", "deduct", "refund", "correction"], from, limit: 200 },
    read,
  );
  if (!spent.data || !moved.data) return { worthDrawing };
  return {
    worthDrawing,
    input: {
      firstDay,
      today,
      refreshDay,
      balance: Number(pool.balance),
      spent: Object.fromEntries(spent.data.groups.map(({ key, cost }) => [key, Number(cost)])),
      moved: movedByDay(moved.data.rows, zone),
    },
  };
}

const daysFrom = (first: string, last: string) =>
  DateTime.fromISO(last).diff(DateTime.fromISO(first), "days").days;

function movedByDay(rows: readonly LedgerEntry[], zone: string): Record<string, number> {
  const byDay: Record<string, number> = {};
  for (const row of rows) {
    const day = dayOf(new Date(row.createdAt), zone);
    byDay[day] = (byDay[day] ?? 0) + Number(deltaOf(row));
  }
  return byDay;
}
