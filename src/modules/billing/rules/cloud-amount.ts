/** Longer texts are no amounts; digits without end would cost time. */
const longestText = 60;
const largestExponent = 30;
const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
const places = 6;

/**
 * An amount of the cloud's bill in micro-units, rounded half-even once (product.md, Words): a tie at
 * the seventh place goes to the even neighbour, above and below zero alike. Returns undefined for
 * what is no decimal number, or is beyond the safe integers.
 */
export function roundHalfEven(text: string): number | undefined {
  const parts = text.length > longestText ? null : decimal.exec(text);
  const [, sign, whole = "", fraction = "", exponent = "0"] = parts ?? [];
  if (whole + fraction === "" || Math.abs(Number(exponent)) > largestExponent) return undefined;
  const magnitude = scaled(BigInt(whole + fraction), places + Number(exponent) - fraction.length);
  const micros = Number(sign === "-" ? -magnitude : magnitude);
  return Number.isSafeInteger(micros) ? micros : undefined;
}

/** `digits` × 10^`power`, rounded half-even to an integer. */
function scaled(digits: bigint, power: number): bigint {
  if (power >= 0) return digits * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  const [floor, rest] = [digits / divisor, (digits % divisor) * 2n];
  if (rest === divisor) return floor + (floor % 2n);
  return rest > divisor ? floor + 1n : floor;
}
