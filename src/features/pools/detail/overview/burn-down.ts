import type { BurnDownPoint } from "@/components/charts/burn-down";
import { daysBetween, plusDays } from "@/features/listing/zone-days";

/** Numbers here only draw and forecast; no balance is computed from them. */
export type BurnDownInput = {
  firstDay: string;
  today: string;
  /** The day of the next refresh; null when there is none. */
  refreshDay: string | null;
  balance: number;
  /** Coins by day. */
  spent: Readonly<Record<string, number>>;
  /** Top-ups, deductions and corrections by day, signed. */
  moved: Readonly<Record<string, number>>;
};

export type Forecast = {
  /** Spent on an average day. */
  perDay: number;
  /** What is expected to be left at the refresh, or at the end of the view. */
  left: number;
  /** The day on which nothing is left, if that comes first. */
  emptyOn: string | null;
};

export type BurnDownView = { points: BurnDownPoint[]; forecast: Forecast | undefined };

/** How many full days the forecast looks back at, and how far it goes without a refresh. */
const memoryDays = 14;
const horizonDays = 30;
/** Four of five days lie within so many standard deviations. */
const bandWidth = 1.28;

/** The balance at the end of each day of the period, and what is expected until the refresh. */
export function burnDown(input: BurnDownInput): BurnDownView {
  const past = daysBetween(input.firstDay, input.today);
  const actual = balancesOf(input, past);
  const pace = paceOf(input, past.slice(0, -1));
  const points: BurnDownPoint[] = past.map((day, n) => ({ day, actual: actual[n] ?? 0 }));
  const last = points.at(-1);
  if (!pace || !last) return { points, forecast: undefined };

  Object.assign(last, { expected: input.balance, low: input.balance, high: input.balance });
  const end = input.refreshDay ?? plusDays(input.today, horizonDays);
  const ahead = daysBetween(plusDays(input.today, 1), end).map((day, n) => ({
    day,
    ...expectedAfter(input.balance, pace, n + 1),
  }));
  const forecast = {
    perDay: pace.mean,
    left: ahead.at(-1)?.expected ?? input.balance,
    emptyOn: input.balance > 0 ? (ahead.find(({ expected }) => expected <= 0)?.day ?? null) : null,
  };
  return { points: [...points, ...ahead], forecast };
}

/** Backwards from what is there now: each day ended with what the days after it spent on top. */
function balancesOf({ balance, spent, moved }: BurnDownInput, past: readonly string[]): number[] {
  const ends: number[] = [];
  let end = balance;
  for (const day of [...past].reverse()) {
    ends.unshift(end);
    end += (spent[day] ?? 0) - (moved[day] ?? 0);
  }
  return ends;
}

type Pace = { mean: number; deviation: number };

function paceOf({ spent }: BurnDownInput, full: readonly string[]): Pace | undefined {
  const days = full.slice(-memoryDays).map((day) => spent[day] ?? 0);
  if (days.length === 0) return undefined;
  const mean = days.reduce((sum, value) => sum + value, 0) / days.length;
  const squares = days.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / days.length) };
}

/** Nothing is spent below zero, because a check refuses then. */
function expectedAfter(balance: number, { mean, deviation }: Pace, days: number) {
  const floor = Math.min(0, balance);
  const expected = balance - mean * days;
  const spread = bandWidth * deviation * Math.sqrt(days);
  return {
    expected: Math.max(floor, expected),
    low: Math.max(floor, expected - spread),
    high: Math.max(floor, Math.min(balance, expected + spread)),
  };
}
