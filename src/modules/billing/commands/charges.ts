import type { z } from "zod";
import { DomainError, httpStatus } from "@/core/errors";
import { logger } from "@/core/logger";
import { ledgerCommand } from "@/core/operation";
import type { ChargeCall } from "../internal/charging";
import { toRequest } from "../internal/facts";
import { book, bookBatch } from "../internal/lanes";
import { priceIndex } from "../queries/prices";
import { priceAt, rate } from "../rules/rating";
import { Charge, ChargeBatch, ChargeRecorded, ChargesRecorded, SettleHold } from "../schema/charge";

/**
 * Books the real cost of a request, once per `charge_id` (product.md §5): a replay gets the first
 * answer. With `hold_id` it frees the whole hold, too. Usage is rated at the price of the moment of
 * booking, half up.
 * @throws billing.charge_reused, billing.hold_mismatch (conflict)
 * @throws directory.user_not_found, quota.pool_not_found (not_found): nothing is booked
 * @throws billing.price_missing, billing.unit_without_price (invalid) when usage cannot be rated
 */
export const recordCharge = ledgerCommand({
  id: "billing.recordCharge",
  access: { scope: "charges:write" },
  input: Charge,
  output: ChargeRecorded,
  run: async ({ actor, now }, input) => {
    const call = await toCall(actor.id, now, input);
    return { result: (await book(now, call)) as ChargeRecorded };
  },
});

/** Books at most 1,000 charges together, in one commit; each is answered for itself. */
export const recordCharges = ledgerCommand({
  id: "billing.recordCharges",
  access: { scope: "charges:write" },
  input: ChargeBatch,
  output: ChargesRecorded,
  async run({ actor, now }, { charges }) {
    const parsed = await Promise.all(charges.map((item) => parseItem(actor.id, now, item)));
    const calls = parsed.flatMap((item) => ("call" in item ? [item.call] : []));
    const outcomes = calls.length > 0 ? await bookBatch(now, calls) : [];
    const results = parsed.map((item) => {
      if (!("call" in item)) return item;
      const outcome = outcomes.shift();
      if (!outcome) throw new Error("a charge was left without an answer");
      if ("value" in outcome) return { ok: true as const, charge: outcome.value as ChargeRecorded };
      return refusedItem(item.call.input.charge_id, outcome.error);
    });
    const booked = results.filter(({ ok }) => ok).length;
    return { result: { booked, failed: results.length - booked, results } };
  },
});

/**
 * Settles a hold by its charge: frees the whole hold and books the whole cost, also above the hold,
 * also when it expired or was released, which flags the charge.
 * @throws as `recordCharge`
 */
export const settleHold = ledgerCommand({
  id: "billing.settleHold",
  access: { scope: "charges:write" },
  input: SettleHold,
  output: ChargeRecorded,
  run: async ({ actor, now }, input) => {
    const call = await toCall(actor.id, now, input);
    return { result: (await book(now, call)) as ChargeRecorded };
  },
});

async function toCall(actorId: string, now: Date, input: Charge): Promise<ChargeCall> {
  const { cost, version, unrated } = await valued(input, now);
  return {
    kind: "charge",
    request: toRequest(input),
    holdId: input.hold_id,
    actorId,
    input,
    cost,
    priceVersion: version,
    unrated,
  };
}

type Value = { cost: number; version: number | null; unrated?: DomainError };

/** The cost of a charge. What cannot be rated is said under the lock: it may be a replay. */
async function valued({ cost, usage, approach_id }: Charge, now: Date): Promise<Value> {
  if (cost !== undefined) return { cost, version: null };
  const prices = priceIndex().peek() ?? (await priceIndex().get());
  const price = priceAt(prices.get(approach_id) ?? [], now);
  const missing = new DomainError("invalid", "billing.price_missing", { approach_id });
  if (!price || !usage) return { cost: 0, version: null, unrated: missing };
  try {
    return { cost: rate(usage, price), version: price.version };
  } catch (error) {
    if (error instanceof DomainError) return { cost: 0, version: null, unrated: error };
    throw error;
  }
}

type Refused = Extract<z.output<typeof ChargesRecorded>["results"][number], { ok: false }>;

async function parseItem(
  actorId: string,
  now: Date,
  item: unknown,
): Promise<{ call: ChargeCall } | Refused> {
  const parsed = Charge.safeParse(item);
  if (!parsed.success) {
    // Our own rules are codes already; Zod's get the key under which their text stands.
    const issues = parsed.error.issues.map(({ path, code, message }) => ({
      path: path.join("."),
      code: /^[a-z_]+\.[a-z_]+$/.test(message) ? message : `field.${code}`,
    }));
    const error = { code: "request.invalid", status: 400, details: {}, issues };
    return { ok: false, charge_id: idOf(item), error };
  }
  try {
    return { call: await toCall(actorId, now, parsed.data) };
  } catch (error) {
    return refusedItem(parsed.data.charge_id, error);
  }
}

function refusedItem(charge_id: string, error: unknown): Refused {
  if (!(error instanceof DomainError)) {
    logger().error({ err: error, charge_id }, "a charge of a batch failed");
    return { ok: false, charge_id, error: { code: "request.failed", status: 500, details: {} } };
  }
  const { code, kind, details } = error;
  return {
    ok: false,
    charge_id,
    error: { code, status: httpStatus[kind], details },
  };
}

function idOf(item: unknown): string | null {
  if (item === null || typeof item !== "object" || !("charge_id" in item)) return null;
  return typeof item.charge_id === "string" ? item.charge_id.slice(0, 128) : null;
}
