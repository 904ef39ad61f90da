/** How amounts, moments and figures are written; the same shape as the components ask for. */
export type Formatters = {
  money(decimal: string, options?: MoneyOptions): string;
  date(at: Date | string, style?: DateStyle): string;
  relative(at: Date | string): string;
  number(value: number, options?: { compact?: boolean; decimals?: number }): string;
  /** `ratio` 1 is 100 %. */
  percent(ratio: number, decimals?: number): string;
};
export type MoneyOptions = {
  unit?: string;
  signed?: boolean;
  compact?: boolean;
  decimals?: number;
};
export type DateStyle = "date" | "time" | "datetime" | "day" | "month";

type Setting = {
  locale: string;
  timeZone: string;
  /** The unit that stands behind an amount unless another is given. */
  unit: string;
  /** The moment that relative times count from. */
  now(): Date;
};

/** Every amount, date and figure that a person reads goes through here. Runs in browsers too. */
export function formattersOf({ locale, timeZone, unit, now }: Setting): Formatters {
  const dates = new Map<DateStyle, Intl.DateTimeFormat>();
  const dateFormat = (style: DateStyle) => {
    const format =
      dates.get(style) ?? new Intl.DateTimeFormat(locale, { ...dateStyles[style], timeZone });
    dates.set(style, format);
    return format;
  };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone });
  const dayNumber = (at: Date) => Date.parse(isoDay.format(at)) / 86_400_000;

  return {
    money(decimal, { unit: other, signed = false, compact = false, decimals } = {}) {
      const amount = new Intl.NumberFormat(locale, {
        ...(compact ? compactMoney : exactMoney),
        ...(decimals === undefined ? {} : cutTo(decimals)),
        signDisplay: signed ? "exceptZero" : "negative",
      }).format(requireDecimal(decimal));
      const shown = other ?? unit;
      return shown === "" ? amount : `${amount}\u00a0${shown}`;
    },
    date: (at, style = "datetime") => dateFormat(style).format(new Date(at)),
    relative(at) {
      const [then, current] = [new Date(at), now()];
      const seconds = (then.getTime() - current.getTime()) / 1000;
      const [size, name] = unitOf(Math.abs(seconds));
      // "Tomorrow" is a day of the calendar: midnight after next is not it, 30 hours ahead or not.
      if (name === "day") return relative.format(dayNumber(then) - dayNumber(current), name);
      return relative.format(Math.trunc(seconds / size), name);
    },
    number: (value, { compact = false, decimals = 0 } = {}) =>
      new Intl.NumberFormat(locale, {
        notation: compact ? "compact" : "standard",
        maximumFractionDigits: compact ? 1 : decimals,
        minimumFractionDigits: compact ? 0 : decimals,
      }).format(value),
    percent: (ratio, decimals = 0) =>
      new Intl.NumberFormat(locale, {
        style: "percent",
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(ratio),
  };
}

const exactMoney = { minimumFractionDigits: 2, maximumFractionDigits: 6 } as const;
/** Shortened amounts are cut, never rounded up to more than there is. */
const compactMoney = {
  notation: "compact",
  maximumFractionDigits: 1,
  roundingMode: "trunc",
} as const;

/** Cut, never rounded up to more than there is. */
const cutTo = (decimals: number) => ({
  minimumFractionDigits: decimals,
  maximumFractionDigits: decimals,
  roundingMode: "trunc" as const,
});

const dateStyles = {
  date: { year: "numeric", month: "2-digit", day: "2-digit" },
  time: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  datetime: {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  },
  day: { month: "short", day: "numeric" },
  month: { year: "numeric", month: "long" },
} as const satisfies Record<DateStyle, Intl.DateTimeFormatOptions>;

const decimalText = /^-?\d+(\.\d+)?$/;

/** `Intl` reads a decimal string exactly; a number would have lost digits before. */
function requireDecimal(text: string): Intl.StringNumericLiteral {
  if (!decimalText.test(text)) throw new Error("money is not a decimal string");
  return text as Intl.StringNumericLiteral;
}

const units = [
  [31_557_600, "year"],
  [2_629_800, "month"],
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
] as const satisfies readonly (readonly [number, Intl.RelativeTimeFormatUnit])[];

const unitOf = (seconds: number) =>
  units.find(([size]) => seconds >= size) ?? ([1, "second"] as const);
