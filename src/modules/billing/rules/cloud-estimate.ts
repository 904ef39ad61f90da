/** Tokens of an endpoint on a day that no bill shows yet. */
export type UsageDay = {
  project: string;
  endpoint: string;
  day: string;
  inputTokens: number;
  outputTokens: number;
};

/** Micro-units of CNY for a million tokens; `*` is any endpoint without a price of its own. */
export type TokenPrice = { endpoint: string; input: number; output: number };

/** One endpoint's part of an estimate; `amount` is null where no price is known. */
export type EstimatePart = {
  project: string;
  endpoint: string;
  inputTokens: number;
  outputTokens: number;
  amount: number | null;
};

export type Estimate = {
  /** What the bills say, through their last day. */
  billed: number;
  /** What the tokens used since would cost; parts without a price are missing in it. */
  unbilled: number;
  parts: EstimatePart[];
  /** Every part has a price: without one the estimate is too low, and says so. */
  complete: boolean;
};

/**
 * The present, estimated (product.md §2): the bill through its last day, and tokens × price for the
 * days after. Only Ark's tokens are known so early; other products come with the bill.
 */
export function estimateOf(
  billed: number,
  usage: readonly UsageDay[],
  prices: readonly TokenPrice[],
): Estimate {
  const byEndpoint = new Map(prices.map((price) => [price.endpoint, price]));
  const parts = [...added(usage).values()].map((part) => ({
    ...part,
    amount: amountOf(part, byEndpoint.get(part.endpoint) ?? byEndpoint.get("*")),
  }));
  return {
    billed,
    unbilled: parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    parts,
    complete: parts.every(({ amount }) => amount !== null),
  };
}

/** Days of one project's endpoint as one part. */
function added(usage: readonly UsageDay[]) {
  const parts = new Map<string, Omit<EstimatePart, "amount">>();
  for (const { project, endpoint, inputTokens, outputTokens } of usage) {
    const key = `${project}\n${endpoint}`;
    const part = parts.get(key) ?? { project, endpoint, inputTokens: 0, outputTokens: 0 };
    parts.set(key, {
      ...part,
      inputTokens: part.inputTokens + inputTokens,
      outputTokens: part.outputTokens + outputTokens,
    });
  }
  return parts;
}

const million = 1_000_000n;

/** Rounded half up once, after adding both sides. */
function amountOf(
  { inputTokens, outputTokens }: Omit<EstimatePart, "amount">,
  price: TokenPrice | undefined,
): number | null {
  if (!price) return inputTokens + outputTokens === 0 ? 0 : null;
  const exact =
    BigInt(inputTokens) * BigInt(price.input) + BigInt(outputTokens) * BigInt(price.output);
  return Number((exact + million / 2n) / million);
}
