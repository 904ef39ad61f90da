import { z } from "zod";

const MICROS = 1_000_000n;
/** Longer than any amount within the safe integers; digits without end would cost time. */
const longestText = 24;
/** The largest single amount that is taken, a billion: sums of several stay safe integers. */
export const largestAmount = 1_000_000_000_000_000;
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d{1,6})?$/;

/**
 * Reads a decimal string ("12.5" coins or CNY) as integer micro-units (12_500_000).
 * Returns undefined for anything else: a seventh decimal place, an exponent, a plus sign, leading
 * zeros, or an amount beyond the safe integers (about 9.007 billion). It never rounds.
 */
export function parseMoney(text: string): number | undefined {
  if (text.length > longestText || !DECIMAL.test(text)) return undefined;
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const micros = Number(BigInt(whole) * MICROS + BigInt(fraction.padEnd(6, "0")));
  if (!Number.isSafeInteger(micros)) return undefined;
  return text.startsWith("-") && micros !== 0 ? -micros : micros;
}

/** Writes integer micro-units as the shortest exact decimal string; the inverse of `parseMoney`. */
export function formatMoney(micros: number): string {
  if (!Number.isSafeInteger(micros)) throw new Error("money is not a safe integer");
  const magnitude = Math.abs(micros);
  const whole = Math.floor(magnitude / 1_000_000);
  const fraction = magnitude % 1_000_000;
  const digits = fraction === 0 ? "" : `.${String(fraction).padStart(6, "0").replace(/0+$/, "")}`;
  return `${micros < 0 ? "-" : ""}${whole}${digits}`;
}

/** Money at an edge: a decimal string outside, micro-units inside. */
export const Money = z.codec(z.string(), z.int(), {
  decode(text, { issues }) {
    const micros = parseMoney(text);
    if (micros !== undefined) return micros;
    issues.push({ code: "custom", input: text, message: "money.invalid" });
    return z.NEVER;
  },
  encode: formatMoney,
});
