import { and, eq, sql } from "drizzle-orm";
import { errand } from "@/core/operation";
import { changes } from "../change-tables";
import { carryOutChanges, usualMeans } from "../internal/carrying";
import { isOpen } from "../internal/opening";
import { CarriedOut, CarryOut } from "../schema/carrying";

/**
 * Brings the cloud to what is wanted for one sub-account: carries out the changes that are due, item
 * by item, each outcome committed before the next begins (docs/decisions/0009).
 * @throws iam.sub_account_not_found
 */
export const carryOut = errand({
  id: "iam.carryOut",
  access: { jobs: ["iam.carryOut"] },
  input: CarryOut,
  output: CarriedOut,
  async run(call, { subAccountId }) {
    await carryOutChanges(call, subAccountId, usualMeans);

    const [next] = await call.db
      .select({
        left: sql<number>`count(*)::int4`,
        dueInSeconds: sql<number | null>`extract(epoch from min(${changes.dueAt}) - now())::float8`,
      })
      .from(changes)
      .where(and(eq(changes.subAccountId, subAccountId), isOpen));
    return next ?? { left: 0, dueInSeconds: null };
  },
});
