import { z } from "zod";
import { ApproachId, CallerId, DomainName, PoolName, Upn } from "@/core/inputs";
import { Money } from "@/core/money";

/** The stable answers of check-balance, in the order of the steps that give them. */
export const checkCodes = [
  "USER_NOT_FOUND",
  "USER_FROZEN",
  "POOL_NOT_FOUND",
  "POOL_DISABLED",
  "NOT_A_MEMBER",
  "APPROACH_NOT_FOUND",
  "APPROACH_OFF_SHELF",
  "ACCESS_DENIED",
  "MODEL_NOT_ALLOWED",
  "TOKEN_NOT_ENOUGH",
  "OK",
] as const;
export type CheckCode = (typeof checkCodes)[number];

const HoldRequest = z.object({
  /** The caller's id of the hold: the same id again gets the same answer. */
  id: CallerId,
  /** Coins to keep free for the request. */
  amount: Money.refine((micros) => micros >= 0, "money.negative"),
  ttl_seconds: z.int().min(1, "hold.ttl_invalid").max(86_400, "hold.ttl_invalid"),
});

export const CheckBalance = z.object({
  upn: Upn,
  approach_id: ApproachId,
  /** A pool's name, or `personal` for the person's own. */
  quota_pool: PoolName,
  /** The Casbin domain; the deployment's own when absent. */
  domain: DomainName.optional(),
  hold: HoldRequest.optional(),
});
export type CheckBalance = z.output<typeof CheckBalance>;

/** The same question without the hold: it is asked to explain, not to use. */
export const PreviewCheck = CheckBalance.omit({ hold: true });

/** The same body in every case; money is null until membership has passed. */
export const BalanceChecked = z.object({
  ok: z.boolean(),
  code: z.enum(checkCodes),
  /** Of what was granted, what is available, in percent with two decimals. */
  balance_percent: z.number().nullable(),
  balance: Money.nullable(),
  available: Money.nullable(),
  allowance_remaining: Money.nullable(),
  booster: Money.nullable(),
  next_refresh_at: z.iso.datetime().nullable(),
  hold_id: CallerId.optional(),
});
export type BalanceChecked = z.output<typeof BalanceChecked>;
