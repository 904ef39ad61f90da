import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { lockSubAccount, type SubAccount } from "../queries/sub-account";
import { subAccounts } from "../tables";

export type AlertSettings = Pick<SubAccount, "alertSteps" | "whenExhausted">;

/**
 * Gives a sub-account alert steps and a mode of its own, or everybody's again when null, and returns
 * what it had.
 * @throws iam.sub_account_not_found
 */
export async function writeAlertSettings(
  db: Db,
  id: string,
  { alertSteps, whenExhausted }: AlertSettings,
): Promise<AlertSettings> {
  const before = await lockSubAccount(db, id);
  await db.update(subAccounts).set({ alertSteps, whenExhausted }).where(eq(subAccounts.id, id));
  return { alertSteps: before.alertSteps, whenExhausted: before.whenExhausted };
}
