import { z } from "zod";
import {
  ApproachId,
  CallerId,
  DomainName,
  FreeJson,
  isUsual,
  PoolName,
  storable,
  Upn,
} from "@/core/inputs";
import { formatMoney, largestAmount, Money } from "@/core/money";

/** Units that a price values: `input_tokens`, `output_tokens`, … as whole numbers. */
const Usage = z
  .record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "usage.unit_invalid"), z.int().min(0))
  .refine((usage) => Object.keys(usage).length > 0, "usage.empty");

/** Why a charge is unusual. It is booked all the same, for the cost is real. */
export const chargeFlags = [
  "not_a_member",
  "user_frozen",
  "pool_disabled",
  "approach_off_shelf",
  "approach_unknown",
  "hold_unknown",
  "hold_expired",
  "hold_closed",
] as const;
export type ChargeFlag = (typeof chargeFlags)[number];

const ChargeFields = z.object({
  /** Chosen by the caller and unique for ever: the same charge again gets the same answer. */
  charge_id: CallerId,
  upn: Upn,
  quota_pool: PoolName,
  approach_id: ApproachId,
  /** The service that spent it, such as `chat`. */
  svc: z.string().min(1, "svc.invalid").max(60, "svc.invalid").refine(storable, "svc.invalid"),
  domain: DomainName.optional(),
  /** Coins; zero is booked. */
  cost: Money.refine((micros) => micros >= 0, "money.negative")
    .refine((micros) => micros <= largestAmount, "money.too_large")
    .optional(),
  /** Instead of the cost: valued by the price rules. */
  usage: Usage.optional(),
  /** The hold it settles. */
  hold_id: CallerId.optional(),
  /** When the request happened; for reports, the charge is booked at receipt. */
  occurred_at: z.iso
    .datetime({ offset: true })
    .refine((text) => isUsual(new Date(text)), "instant.out_of_range")
    .optional(),
  /** Anything: models called, tool calls, `chat_session_id`, `msg_idx`. */
  remark: FreeJson.optional(),
});

const priced = { path: ["cost"], message: "charge.cost_or_usage" };
const hasOnePrice = ({ cost, usage }: { cost?: number | undefined; usage?: unknown }) =>
  (cost === undefined) !== (usage === undefined);

export const Charge = ChargeFields.refine(hasOnePrice, priced);
export type Charge = z.output<typeof Charge>;

/** The answer to one charge; money is what stood when it was booked. */
export const ChargeRecorded = z.object({
  charge_id: CallerId,
  quota_pool: PoolName,
  cost: Money,
  from_allowance: Money,
  from_booster: Money,
  balance: Money,
  available: Money,
  balance_percent: z.number(),
  price_version: z.int().nullable(),
  flags: z.array(z.enum(chargeFlags)),
});
export type ChargeRecorded = z.output<typeof ChargeRecorded>;

/** What `z.encode` makes of it, at a fifth of the cost: a batch has a thousand. */
export const writtenCharge = (charge: ChargeRecorded): z.input<typeof ChargeRecorded> => ({
  charge_id: charge.charge_id,
  quota_pool: charge.quota_pool,
  cost: formatMoney(charge.cost),
  from_allowance: formatMoney(charge.from_allowance),
  from_booster: formatMoney(charge.from_booster),
  balance: formatMoney(charge.balance),
  available: formatMoney(charge.available),
  balance_percent: charge.balance_percent,
  price_version: charge.price_version,
  flags: charge.flags,
});

/** At most 1,000 charges; each is answered by itself, and a bad one stops no other. */
export const ChargeBatch = z.object({
  charges: z.array(z.unknown()).min(1, "batch.empty").max(1_000, "batch.too_long"),
});

const ItemError = z.object({
  code: z.string(),
  status: z.int(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** What is wrong with the item's fields. */
  issues: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
});
export const ChargesRecorded = z.object({
  booked: z.int(),
  failed: z.int(),
  results: z.array(
    z.union([
      z.object({ ok: z.literal(true), charge: ChargeRecorded }),
      z.object({ ok: z.literal(false), charge_id: z.string().nullable(), error: ItemError }),
    ]),
  ),
});

/** As `writtenCharge`, for a batch. */
export const writtenCharges = ({
  booked,
  failed,
  results,
}: z.output<typeof ChargesRecorded>): z.input<typeof ChargesRecorded> => ({
  booked,
  failed,
  results: results.map((item) =>
    item.ok ? { ok: true, charge: writtenCharge(item.charge) } : item,
  ),
});

/** A charge with the hold it settles: frees the whole hold and books the whole cost. */
export const SettleHold = ChargeFields.required({ hold_id: true }).refine(hasOnePrice, priced);
export const ReleaseHold = z.object({ hold_id: CallerId });
export const HoldClosed = z.object({
  hold_id: CallerId,
  outcome: z.enum(["settled", "released", "expired"]),
});
