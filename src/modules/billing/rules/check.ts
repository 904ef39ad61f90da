import type { Buckets } from "@/modules/quota/rules/account";
import { availableOf, balanceOf, balancePercent, covers } from "@/modules/quota/rules/account";
import type { BalanceChecked, CheckCode } from "../schema/check";

/** What check-balance needs to know, in the order in which it is asked. */
export type CheckFacts = {
  person: "active" | "frozen" | undefined;
  pool: (Buckets & { disabled: boolean; nextRefreshAt: Date | null }) | undefined;
  member: boolean;
  approach: "offered" | "off_shelf" | undefined;
  access: "allowed" | "shut_out" | "not_allowed";
};

/**
 * The answer of check-balance (product.md §5): person → pool → disabled → member → approach → dark
 * room → permission → available. The pool's due refreshes are applied already. With `hold`, ok
 * needs as much available; without, anything above zero.
 */
export function answerCheck(facts: CheckFacts, hold: number | undefined): BalanceChecked {
  const code = codeOf(facts, hold);
  const { pool } = facts;
  const known = pool !== undefined && !beforeMembership.has(code);
  return {
    ok: code === "OK",
    code,
    ...(known ? figures(pool) : hidden),
  };
}

const beforeMembership: ReadonlySet<CheckCode> = new Set([
  "USER_NOT_FOUND",
  "USER_FROZEN",
  "POOL_NOT_FOUND",
  "POOL_DISABLED",
  "NOT_A_MEMBER",
]);

const hidden = {
  balance_percent: null,
  balance: null,
  available: null,
  allowance_remaining: null,
  booster: null,
  next_refresh_at: null,
};

/** A pool's money as check-balance shows it. */
export const figures = (pool: Buckets & { nextRefreshAt: Date | null }) => ({
  balance_percent: balancePercent(pool),
  balance: balanceOf(pool),
  available: availableOf(pool),
  allowance_remaining: pool.remaining,
  booster: pool.booster,
  next_refresh_at: pool.nextRefreshAt?.toISOString() ?? null,
});

function codeOf(facts: CheckFacts, hold: number | undefined): CheckCode {
  const { person, pool, approach, access } = facts;
  const steps: readonly [boolean, CheckCode][] = [
    [person === undefined, "USER_NOT_FOUND"],
    [person === "frozen", "USER_FROZEN"],
    [pool === undefined, "POOL_NOT_FOUND"],
    [pool?.disabled === true, "POOL_DISABLED"],
    [!facts.member, "NOT_A_MEMBER"],
    [approach === undefined, "APPROACH_NOT_FOUND"],
    [approach === "off_shelf", "APPROACH_OFF_SHELF"],
    [access === "shut_out", "ACCESS_DENIED"],
    [access === "not_allowed", "MODEL_NOT_ALLOWED"],
    [pool !== undefined && !covers(pool, hold), "TOKEN_NOT_ENOUGH"],
  ];
  return steps.find(([refused]) => refused)?.[1] ?? "OK";
}
