import { ledgerCommand } from "@/core/operation";
import { closeHold } from "@/modules/quota/commands/holds";
import { HoldClosed, ReleaseHold } from "../schema/charge";

/**
 * Releases a hold unspent. One that is closed already stays as it is and is answered the same.
 * @throws quota.hold_not_found (not_found)
 */
export const releaseHold = ledgerCommand({
  id: "billing.releaseHold",
  access: { scope: "balance:check" },
  input: ReleaseHold,
  output: HoldClosed,
  run: async ({ db, now }, { hold_id }) => ({
    result: { hold_id, outcome: await closeHold(db, hold_id, now) },
  }),
});
