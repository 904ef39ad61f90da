import type { Audit, DomainEvent } from "@/core/operation";
import { PrepaidCovered, PrepaidExhausted } from "../events";

/** The audit rows of what bills alone have done to sub-accounts: used their quota up, or covered it. */
export const spendAudits = (events: readonly DomainEvent[]): Audit[] =>
  events.flatMap((event) => {
    if (event.name === PrepaidExhausted.name) {
      return [{ action: "sub_account.quota.exhaust", ...figuresOf(event) }];
    }
    if (event.name === PrepaidCovered.name) {
      return [{ action: "sub_account.quota.cover", ...figuresOf(event) }];
    }
    return [];
  });

const figuresOf = ({ data }: DomainEvent) => ({
  targetType: "sub_account",
  targetId: String(data.subAccountId),
  old: null,
  new: { allocated: data.allocated, spent: data.spent },
  reason: null,
});
