import { and, asc, isNull, lte, min, or, sql } from "drizzle-orm";
import { query } from "@/core/operation";
import { changes } from "../change-tables";
import { isOpen } from "../internal/opening";
import { DueSubAccounts, ListDue } from "../schema/carrying";

/** Sub-accounts with a change that is due and that nobody works on, the most overdue first. */
export const listDue = query({
  id: "iam.listDue",
  access: { jobs: ["iam.carryOut"] },
  input: ListDue,
  output: DueSubAccounts,
  async run({ db }, { limit }) {
    const isFree = or(isNull(changes.leasedUntil), lte(changes.leasedUntil, sql`now()`));
    const rows = await db
      .select({ id: changes.subAccountId })
      .from(changes)
      .where(and(isOpen, lte(changes.dueAt, sql`now()`), isFree))
      .groupBy(changes.subAccountId)
      .orderBy(asc(min(changes.dueAt)), asc(changes.subAccountId))
      .limit(limit);
    return { subAccountIds: rows.map(({ id }) => id) };
  },
});
