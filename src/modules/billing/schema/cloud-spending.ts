import { z } from "zod";
import { Instant, PageRequest, storable } from "@/core/inputs";
import { Money } from "@/core/money";
import { PrepaidLine } from "@/modules/quota/schema/prepaid";

const SubAccountId = z.uuid();
/** A day in the configured zone. */
const Day = z.iso.date();
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "billing.month_invalid");

export const ReadCloudSpending = z.object({
  subAccountId: SubAccountId,
  /** `YYYY-MM`; the month of the last billed day when it is left out. */
  month: Month.optional(),
});
export const ReadMySpending = ReadCloudSpending.omit({ subAccountId: true });

/** What the days after the last billed one would cost by tokens × price: an estimate, never money. */
const Estimate = z.object({
  billed: Money,
  unbilled: Money,
  /** Billed + unbilled. */
  present: Money,
  /** False when a part has no price: then the estimate is too low. */
  complete: z.boolean(),
  /** When the tokens were read last, and why they could not be. */
  readAt: Instant.nullable(),
  code: z.string().nullable(),
  parts: z.array(
    z.object({
      project: z.string(),
      endpoint: z.string(),
      inputTokens: z.int(),
      outputTokens: z.int(),
      amount: Money.nullable(),
    }),
  ),
});

export const CloudSpendingRead = z.object({
  subAccountId: SubAccountId,
  /** The last day that the bills show; they are a day or more late. */
  asOf: Day.nullable(),
  /** The first day that counts; null without an allocation. */
  since: Day.nullable(),
  total: Money,
  month: Month,
  monthTotal: Money,
  projects: z.array(
    z.object({
      project: z.string(),
      displayName: z.string(),
      total: Money,
      month: Money,
      /** Whether it counts now, and whether it counts in full for others, too. */
      monitored: z.boolean(),
      shared: z.boolean(),
    }),
  ),
  /** When which project counts; a day that lies in none of its intervals costs nobody anything. */
  intervals: z.array(z.object({ project: z.string(), fromDay: Day, toDay: Day.nullable() })),
  /** The month by day and project. */
  days: z.array(z.object({ day: Day, project: z.string(), amount: Money })),
  estimate: Estimate,
});

export const ListCloudSpending = z.object({
  subAccountIds: z.array(SubAccountId).max(200),
  month: Month.optional(),
});
export const CloudSpendingListed = z.object({
  month: Month,
  rows: z.array(
    z.object({ subAccountId: SubAccountId, project: z.string(), total: Money, month: Money }),
  ),
});

export const ReadBurnDown = z.object({ subAccountId: SubAccountId });
export const ReadMyBurnDown = z.object({});

export const BurnDownRead = z.object({
  subAccountId: SubAccountId,
  asOf: Day.nullable(),
  allocated: Money,
  spent: Money,
  /** The steps that hold for it, in percent of allocated. */
  steps: z.array(z.int()),
  /** At the end of each day since the first allocation, the last year at most. */
  series: z.array(
    z.object({
      day: Day,
      allocated: Money,
      /** Null after the last billed day. */
      spent: Money.nullable(),
    }),
  ),
  /** Whole days from the last billed day on; null without enough days to go by. */
  forecast: z
    .object({
      burnPerDay: Money,
      days: z.int().nullable(),
      soonest: z.int().nullable(),
      latest: z.int().nullable(),
    })
    .nullable(),
});

export const ReadCloudOverview = z.object({
  days: z.int().min(1).max(92).default(30),
  /** This month and its days instead of the current one and the last so many days. */
  month: Month.optional(),
});

const Spender = z.object({
  subAccountId: SubAccountId,
  userName: z.string(),
  displayName: z.string(),
  amount: Money,
});

/** All cloud accounts together; each bill row counts once, also where several monitor its project. */
export const CloudOverview = z.object({
  accounts: z.array(z.object({ cloudAccountId: z.uuid(), asOf: Day.nullable() })),
  month: Month,
  monthTotal: Money,
  lastMonthTotal: Money,
  /** Of this month: what counts for nobody. */
  unmonitored: Money,
  days: z.array(z.object({ day: Day, amount: Money })),
  /** Of this month, by what counts for each: a shared project is in full in every one of them. */
  topSubAccounts: z.array(Spender),
  topProjects: z.array(z.object({ cloudAccountId: z.uuid(), project: z.string(), amount: Money })),
});

export const ListSpenders = z
  .object({
    /** The current month when it is left out. */
    month: Month.optional(),
    cloudAccountId: z.uuid().optional(),
    /** Part of the user name, display name or sign-in name. */
    search: z.string().trim().max(100).refine(storable, "iam.search_invalid").optional(),
  })
  .extend(PageRequest.shape);

/** Sub-accounts by what counted for them in a month, the largest first. */
export const SpenderPage = z.object({
  month: Month,
  rows: z.array(
    Spender.extend({
      cloudAccountId: z.uuid().nullable(),
      /** Projects that the bill shows in the month. */
      projects: z.int(),
      disabledReasons: z.array(z.enum(["manual", "exhausted", "security"])),
      /** Deleted since; its spending stays. */
      isGone: z.boolean(),
      quota: PrepaidLine.nullable(),
    }),
  ),
  next: z.string().nullable(),
});

export const ExportSpending = z.object({
  month: Month,
  /** All of them when it is left out. */
  subAccountId: SubAccountId.optional(),
});
export const SpendingExported = z.object({ rows: z.int() });

export const ListSpendingDays = ExportSpending.extend(PageRequest.shape);
export const SpendingDayPage = z.object({
  rows: z.array(
    z.object({
      day: Day,
      subAccountId: SubAccountId,
      userName: z.string(),
      project: z.string(),
      amount: Money,
    }),
  ),
  next: z.string().nullable(),
});
