import { z } from "zod";

export const CarryOut = z.object({ subAccountId: z.uuid() });
export const CarriedOut = z.object({
  /** Changes that have not ended. */
  left: z.int(),
  /** When the first of them is due again, in seconds from now; null when none is left. */
  dueInSeconds: z.number().nullable(),
});

export const ListDue = z.object({ limit: z.int().min(1).max(500).default(200) });
export const DueSubAccounts = z.object({ subAccountIds: z.array(z.uuid()) });

export const Reconcile = z.object({ subAccountId: z.uuid() });
export const Reconciled = z.object({
  /** The change that was opened because the cloud is not as wanted. */
  opened: z.enum(["disable", "enable", "grants"]).nullable(),
  /** The cloud's code, when it did not answer. */
  failed: z.string().optional(),
});
export const ListStale = z.object({
  olderThanSeconds: z.int().min(1).default(600),
  limit: z.int().min(1).max(500).default(50),
});
