import { canonicalJson } from "@/core/canonical";
import { command } from "@/core/operation";
import { writeAlertSettings } from "@/modules/iam/commands/alert-settings";
import { SetAlertSettings } from "../schema/prepaid";

/**
 * Gives a sub-account alert steps, and what happens at 100 %, of its own; null is everybody's
 * (product.md §2). Steps already told in the epoch are not told again; a new one that spending has
 * passed is told at the next poll.
 * @throws iam.sub_account_not_found
 */
export const setAlertSettings = command({
  id: "quota.setAlertSettings",
  access: { capability: "iam.quota.write" },
  input: SetAlertSettings,
  output: SetAlertSettings,
  async run({ db }, { subAccountId, ...wanted }) {
    const before = await writeAlertSettings(db, subAccountId, wanted);
    const result = { subAccountId, ...wanted };
    if (canonicalJson(before) === canonicalJson(wanted)) return { result, audit: null };
    return {
      result,
      audit: {
        action: "sub_account.alerts.change",
        targetType: "sub_account",
        targetId: subAccountId,
        old: before,
        new: wanted,
        reason: null,
      },
    };
  },
});
