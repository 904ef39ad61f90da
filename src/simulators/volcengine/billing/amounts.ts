const places = 12;
const one = 10n ** BigInt(places);

/** A decimal string as an integer of 10⁻¹² units; twelve places are more than any bill has. */
export function toUnits(text: string): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d{1,12}))?$/.exec(text);
  if (!parts) throw new Error(`"${text}" is not an amount of at most ${places} places`);
  const [, sign, whole = "0", fraction = ""] = parts;
  const units = BigInt(whole) * one + BigInt(fraction.padEnd(places, "0"));
  return sign ? -units : units;
}

/** The shortest decimal string with at least two places, as the bill writes amounts. */
export function fromUnits(units: bigint): string {
  const size = units < 0n ? -units : units;
  const fraction = String(size % one).padStart(places, "0");
  const kept = fraction.replace(/0+$/, "").padEnd(2, "0");
  return `${units < 0n ? "-" : ""}${size / one}.${kept}`;
}

/** Half-up on the last of twelve places. */
export const times = (left: bigint, right: bigint): bigint => rounded(left * right, one);

/** The quotient with three places, as quantities are counted. */
export const countOf = (amount: bigint, price: bigint): bigint =>
  price === 0n ? 0n : rounded(amount * one, price * (one / 1000n)) * (one / 1000n);

/** Most amounts begin with a digit that says that they are not; the pattern is for the others. */
export const isZero = (text: string): boolean => text < "1" && /^-?0*(\.0*)?$/.test(text);

function rounded(dividend: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return (dividend < 0n ? dividend - half : dividend + half) / divisor;
}
