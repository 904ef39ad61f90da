import { z } from "zod";
import { Instant } from "@/core/inputs";
import { Money } from "@/core/money";
import { PrepaidTotals } from "@/modules/quota/schema/prepaid";
import { PollsRead } from "./cloud-polls";
import { BurnDownRead, CloudOverview } from "./cloud-spending";

export const ReadCloudDashboard = z.object({});

/** All prepaid quotas together, by sub-accounts that are there: a shared project counts in each. */
export const CloudDashboard = z.object({
  totals: PrepaidTotals.extend({ spent: Money }),
  /** Through the last day that the bills of all accounts show. */
  burnDown: BurnDownRead.omit({ subAccountId: true }),
  /** What no bill shows yet, by tokens × price; false when a part has no price. */
  unbilled: z.object({ amount: Money, complete: z.boolean(), readAt: Instant.nullable() }),
  month: z.string(),
  topSubAccounts: CloudOverview.shape.topSubAccounts,
  polls: z.array(
    PollsRead.shape.accounts.element.pick({
      cloudAccountId: true,
      name: true,
      state: true,
      finishedAt: true,
      nextAt: true,
      failures: true,
      code: true,
    }),
  ),
});
