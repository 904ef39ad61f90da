/** All amounts are integer micro-units. */
export type GaugeFigures = {
  /** Below zero it is a debt. */
  allowanceRemaining: number;
  /** What the last refresh granted. */
  allowanceGranted: number;
  booster: number;
  /** What was granted since the booster was last empty. */
  boosterGranted: number;
  held: number;
  /** Alert steps, in percent of what was granted that are still left: [50, 20, 5]. */
  ticks?: readonly number[];
  /** What is expected to be available at the end of the period; may be below zero. */
  forecast?: number;
};

/** A part of the bar: fractions of its width, from the left. */
export type Span = { start: number; width: number };

export type GaugeLevel = "ok" | "near" | "over";

export type GaugeGeometry = {
  /** Remaining allowance and booster; below zero a debt. */
  balance: number;
  /** The balance less what is held. */
  available: number;
  granted: number;
  /** 100 × available / granted, two decimals, from 0 to 100; 0 where nothing was granted. */
  percent: number;
  level: GaugeLevel;
  /** Where zero stands; 0 unless something lies left of it. */
  zero: number;
  /** Where "everything granted" stands; left of the end when there is more money than that. */
  full: number;
  /** The left side is longer than drawn. */
  broken: boolean;
  debt: Span;
  allowance: Span;
  booster: Span;
  /** The right end of the money, kept for requests under way. */
  held: Span;
  /** Held beyond all money, left of zero and of the debt. */
  heldBelowZero: Span;
  /** The end of the free money that is expected to go by the end of the period. */
  forecast: Span;
  ticks: { percent: number; at: number; passed: boolean }[];
};

/** What lies left of zero never takes more of the bar than this. */
const leftLimit = 0.4;

/** Where each part of a pool's gauge stands. Pure; one linear scale unless `broken`. */
export function gaugeGeometry(figures: GaugeFigures): GaugeGeometry {
  const allowance = Math.max(0, figures.allowanceRemaining);
  const debt = Math.max(0, -figures.allowanceRemaining);
  const money = allowance + Math.max(0, figures.booster);
  const balance = figures.allowanceRemaining + figures.booster;
  const available = balance - figures.held;
  const granted = figures.allowanceGranted + figures.boosterGranted;

  const heldOnMoney = Math.min(figures.held, money);
  const heldBelowZero = figures.held - heldOnMoney;
  const free = money - heldOnMoney;
  const expectedSpend = Math.max(0, available - (figures.forecast ?? available));

  const scale = axis(debt + heldBelowZero, Math.max(granted, money));
  const between = (from: number, to: number): Span => {
    const start = scale.at(from);
    return { start, width: scale.at(to) - start };
  };
  const ticks = (figures.ticks ?? []).map((percent) => ({
    percent,
    at: scale.at((granted * percent) / 100),
    passed: granted > 0 && available * 100 < granted * percent,
  }));
  return {
    balance,
    available,
    granted,
    percent: percentLeft(available, granted),
    level: levelOf(available, ticks),
    zero: scale.at(0),
    full: scale.at(granted),
    broken: scale.broken,
    debt: between(-debt, 0),
    allowance: between(0, allowance),
    booster: between(allowance, money),
    held: between(free, money),
    heldBelowZero: between(-debt - heldBelowZero, -debt),
    forecast: between(Math.max(0, free - expectedSpend), free),
    ticks,
  };
}

function levelOf(available: number, ticks: readonly { passed: boolean }[]): GaugeLevel {
  if (available <= 0) return "over";
  return ticks.some(({ passed }) => passed) ? "near" : "ok";
}

function percentLeft(available: number, granted: number): number {
  if (granted === 0) return 0;
  return Math.min(100, Math.round((10_000 * Math.max(0, available)) / granted) / 100);
}

/** Maps an amount to a fraction of the bar; the side left of zero is cut at `leftLimit`. */
function axis(left: number, right: number) {
  const whole = left + right;
  if (whole === 0) return { at: () => 0, broken: false };
  const fair = left / whole;
  const zero = Math.min(leftLimit, fair);
  const at = (amount: number) =>
    amount < 0
      ? zero * (1 - Math.min(1, -amount / left))
      : zero + (right === 0 ? 0 : (1 - zero) * Math.min(1, amount / right));
  return { at, broken: fair > leftLimit };
}

/** Integer micro-units as a decimal string, two places at least: 12_500_000 is "12.50". */
export function microsToDecimal(micros: number): string {
  const digits = String(Math.abs(micros)).padStart(7, "0");
  const fraction = digits.slice(-6).replace(/0{1,4}$/, "");
  return `${micros < 0 ? "-" : ""}${digits.slice(0, -6)}.${fraction}`;
}
