import { formatMoney } from "@/core/money";
import type { RouterOutputs } from "@/trpc/client";
import { microsOf } from "../../pool";

export type LedgerEntry = RouterOutputs["quota"]["ledger"]["rows"][number];

/** What an entry changed of the balance: both parts together, exactly. */
export const deltaOf = (entry: Pick<LedgerEntry, "remainingDelta" | "boosterDelta">): string =>
  formatMoney(microsOf(entry.remainingDelta) + microsOf(entry.boosterDelta));
