import { DomainError } from "@/core/errors";
import { formatMoney } from "@/core/money";
import { command } from "@/core/operation";
import { disableFor } from "@/modules/iam/commands/reasons";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { lockPrepaid } from "../internal/prepaid-rows";
import { DisableExhausted, ExhaustedDisabled } from "../schema/prepaid";

/**
 * A person's answer where the mode is to ask: disables a sub-account whose quota is used up, for the
 * reason `exhausted`, so that a later allocation lifts it. Doing it twice changes nothing.
 * @throws iam.sub_account_not_found, quota.not_exhausted (conflict)
 */
export const disableExhausted = command({
  id: "quota.disableExhausted",
  access: { capability: "iam.accounts.write" },
  safeguards: ["reason"],
  input: DisableExhausted,
  output: ExhaustedDisabled,
  async run({ db, actor, now }, { subAccountId, reason: note }) {
    const prepaid = (await lockPrepaid(db, [subAccountId])).get(subAccountId);
    const { disabledReasons } = await requireSubAccount(db, subAccountId);
    if (!prepaid?.exhausted) throw new DomainError("conflict", "quota.not_exhausted");
    const result = { subAccountId };
    if (disabledReasons.includes("exhausted")) return { result, audit: null };

    const asked = { reason: "exhausted", note, requestedBy: actor.id, now } as const;
    const events = await disableFor(db, subAccountId, asked);

    return {
      result,
      audit: {
        action: "sub_account.exhausted.disable",
        targetType: "sub_account",
        targetId: subAccountId,
        old: null,
        new: { spent: formatMoney(prepaid.spent), allocated: formatMoney(prepaid.allocated) },
        reason: note,
      },
      events,
    };
  },
});
