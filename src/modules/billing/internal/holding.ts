import { DomainError } from "@/core/errors";
import { sha256 } from "@/core/secrets";
import type { CheckFacts } from "../rules/check";
import { answerCheck, figures } from "../rules/check";
import type { BalanceChecked, CheckBalance } from "../schema/check";
import type { Request } from "./facts";
import type { Desk } from "./group";

/** A check-balance with a hold, on its way to the pool's lock. */
export type HoldCall = {
  kind: "hold";
  request: Request;
  holdId: string;
  input: CheckBalance & { hold: NonNullable<CheckBalance["hold"]> };
};

/**
 * Decides a check with its hold under the pool's lock. The hold's id is the caller's: the same
 * request gets the first answer again, another content is a conflict. A refusal leaves nothing.
 * @throws billing.hold_reused (conflict)
 */
export function takeHold(desk: Desk, call: HoldCall, facts: CheckFacts): BalanceChecked {
  const { request, input } = call;
  const { id, amount, ttl_seconds } = input.hold;
  const fingerprint = sha256(
    JSON.stringify([request.upn, request.pool, request.approach, request.dom, amount, ttl_seconds]),
  );
  const known = desk.holds.get(id);
  if (known) {
    if (known.fingerprint.equals(fingerprint)) return known.answer as BalanceChecked;
    throw new DomainError("conflict", "billing.hold_reused", { hold_id: id });
  }

  const checked = answerCheck(facts, amount);
  const book = desk.books.get(request.pool);
  if (!checked.ok || !book) return checked;

  book.held += amount;
  const answer = { ...checked, ...figures(book), hold_id: id };
  const hold = {
    id,
    pool: request.pool,
    upn: request.upn,
    amount,
    fingerprint,
    expiresAt: new Date(desk.now.getTime() + ttl_seconds * 1000),
    outcome: null,
    answer,
  };
  desk.holds.set(id, hold);
  desk.newHolds.push(hold);
  return answer;
}
