import { z } from "zod";
import { Instant } from "@/core/inputs";

export const PollBills = z.object({ cloudAccountId: z.uuid() });

/** What a poll of a cloud account came to, all its months together. */
export const BillsPolled = z.object({
  cloudAccountId: z.uuid(),
  /** `busy`: somebody else polls it; `lost`: somebody else went on with it. */
  outcome: z.enum(["done", "failed", "busy", "lost", "not_due", "switched_off"]),
  months: z.int(),
  rows: z.int(),
  pages: z.int(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  code: z.string().nullable(),
});

export const RequestPoll = z.object({ cloudAccountId: z.uuid() });
export const PollWanted = z.object({ cloudAccountId: z.uuid() });

export const RecountSpending = z.object({ subAccountId: z.uuid() });
export const SpendingRecounted = z.object({ subAccountId: z.uuid() });

export const ReadCloudUsage = z.object({ cloudAccountId: z.uuid() });
export const CloudUsageRead = z.object({
  cloudAccountId: z.uuid(),
  projects: z.int(),
  code: z.string().nullable(),
});

export const ListPolls = z.object({
  cloudAccountId: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
});

/** A day in the configured zone. */
const Day = z.iso.date();

/** How the polls of each cloud account stand, and the last ones, newest first. */
export const PollsRead = z.object({
  accounts: z.array(
    z.object({
      cloudAccountId: z.uuid(),
      name: z.string(),
      state: z.enum(["never", "polling", "ok", "failed"]),
      /** Somebody asked for a poll that has not begun yet. */
      wantedAt: Instant.nullable(),
      asOf: Day.nullable(),
      startedAt: Instant.nullable(),
      finishedAt: Instant.nullable(),
      nextAt: Instant,
      failures: z.int(),
      code: z.string().nullable(),
      message: z.string().nullable(),
      usageReadAt: Instant.nullable(),
      usageCode: z.string().nullable(),
    }),
  ),
  polls: z.array(
    z.object({
      id: z.uuid(),
      cloudAccountId: z.uuid(),
      period: z.string(),
      state: z.enum(["running", "done", "failed", "abandoned"]),
      startedAt: Instant,
      finishedAt: Instant.nullable(),
      rows: z.int(),
      pages: z.int(),
      added: z.int(),
      changed: z.int(),
      removed: z.int(),
      asOf: Day.nullable(),
      code: z.string().nullable(),
      message: z.string().nullable(),
    }),
  ),
});
