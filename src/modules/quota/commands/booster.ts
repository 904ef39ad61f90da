import { formatMoney } from "@/core/money";
import { command } from "@/core/operation";
import { requireBook } from "../internal/pools";
import { findAnswer, keepAnswer } from "../internal/replay";
import { boosterAfter } from "../rules/account";
import { AdjustBooster, BoosterAdjusted } from "../schema/money";
import { post, saveBooks } from "./books";

/**
 * Tops a pool's booster up, or deducts from it (product.md §3): one ledger row per `requestId`.
 * Money is in micro-units. A replay returns the first answer and changes nothing.
 * @throws quota.pool_not_found; quota.request_reused when `requestId` came with other content
 * @throws quota.booster_underflow, quota.available_underflow, quota.amount_too_large from the rule
 */
export const adjustBooster = command({
  id: "quota.adjustBooster",
  access: { capability: "workspaces.quota.write", scope: "pools:write" },
  safeguards: ["reason"],
  input: AdjustBooster,
  output: BoosterAdjusted,
  async run({ db, actor, now }, { pool, amount, requestId, reason }) {
    const book = await requireBook(db, pool, now);
    const request = {
      kind: "booster" as const,
      key: `${pool} ${requestId}`,
      content: { amount, reason },
    };
    const first = await findAnswer(db, request, BoosterAdjusted);
    if (first) return { result: first, audit: null };

    const before = book.booster;
    const after = boosterAfter(book, amount);
    const kind = amount > 0 ? "top_up" : "deduct";

    post(
      book,
      { remaining: book.remaining, ...after },
      { kind, requestId, actorId: actor.id, reason },
    );
    await saveBooks(db, [book], now);
    const answer = { pool, amount, booster: after.booster };
    await keepAnswer(db, request, { answer, output: BoosterAdjusted, now });

    return {
      result: answer,
      audit: {
        action: amount > 0 ? "pool.booster.top_up" : "pool.booster.deduct",
        targetType: "pool",
        targetId: pool,
        old: { booster: formatMoney(before) },
        new: { booster: formatMoney(after.booster) },
        reason,
      },
    };
  },
});
