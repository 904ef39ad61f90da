import { z } from "zod";
import { Reason } from "@/core/inputs";

/** Sub-accounts that one command changes. */
export const mostAtOnce = 500;
const Ids = z
  .array(z.uuid())
  .min(1, "iam.sub_accounts_none")
  .max(mostAtOnce, "iam.sub_accounts_too_many");

/** Why a person disables: by hand, or because something was misused. Money has a reason of its own. */
export const PersonsReason = z.enum(["manual", "security"]);
export const AnyReason = z.enum(["manual", "exhausted", "security"]);

export const DisableSubAccount = z.object({
  subAccountId: z.uuid(),
  as: PersonsReason.default("manual"),
  reason: Reason,
});
export const DisableSubAccounts = z.object({
  subAccountIds: Ids,
  as: PersonsReason.default("manual"),
  reason: Reason,
});
export const EnableSubAccount = z.object({
  subAccountId: z.uuid(),
  lift: z.array(PersonsReason).min(1).default(["manual"]),
});
export const EnableSubAccounts = z.object({
  subAccountIds: Ids,
  lift: z.array(PersonsReason).min(1).default(["manual"]),
});

export const StatusChanged = z.object({
  subAccountId: z.uuid(),
  changed: z.boolean(),
  /** It stays disabled while one is left; `exhausted` goes with a new allocation. */
  reasonsLeft: z.array(AnyReason),
});

/** One answer for each, in the order they were named. */
export const StatusesChanged = z.object({
  changed: z.int(),
  results: z.array(
    z.object({
      subAccountId: z.uuid(),
      outcome: z.enum(["changed", "unchanged", "not_found", "busy"]),
      reasonsLeft: z.array(AnyReason),
    }),
  ),
});
