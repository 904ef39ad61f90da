import { formatMoney } from "@/core/money";
import { command } from "@/core/operation";
import { requireBook } from "../internal/pools";
import { findAnswer, keepAnswer } from "../internal/replay";
import { correctedRemaining } from "../rules/account";
import { BalanceCorrected, CorrectBalance } from "../schema/money";
import { post, saveBooks } from "./books";

/**
 * Corrects what remains of the allowance by hand: one ledger row per `requestId`. The next refresh
 * goes on from there. A replay returns the first answer and changes nothing.
 * @throws quota.pool_not_found; quota.request_reused when `requestId` came with other content
 * @throws quota.available_underflow, quota.amount_too_large from the rule
 */
export const correctBalance = command({
  id: "quota.correctBalance",
  access: { capability: "workspaces.quota.write" },
  safeguards: ["reason", "confirmation"],
  input: CorrectBalance,
  output: BalanceCorrected,
  async run({ db, actor, now }, { pool, amount, requestId, reason }) {
    const book = await requireBook(db, pool, now);
    const request = {
      kind: "correction" as const,
      key: `${pool} ${requestId}`,
      content: { amount, reason },
    };
    const first = await findAnswer(db, request, BalanceCorrected);
    if (first) return { result: first, audit: null };

    const before = book.remaining;
    const remaining = correctedRemaining(book, amount);
    const { booster, boosterGranted } = book;

    post(
      book,
      { remaining, booster, boosterGranted },
      { kind: "correction", requestId, actorId: actor.id, reason },
    );
    await saveBooks(db, [book], now);
    const answer = { pool, amount, remaining };
    await keepAnswer(db, request, { answer, output: BalanceCorrected, now });

    return {
      result: answer,
      audit: {
        action: "pool.balance.correct",
        targetType: "pool",
        targetId: pool,
        old: { remaining: formatMoney(before) },
        new: { remaining: formatMoney(remaining) },
        reason,
      },
    };
  },
});
