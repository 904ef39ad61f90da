import { z } from "zod";
import { CallerId, Instant, PageRequest, Reason } from "@/core/inputs";
import { Money } from "@/core/money";
import { AlertSteps, WhenExhausted } from "@/modules/config/schema/cloud";

const SubAccountId = z.uuid();
const Amount = Money.refine((micros) => micros > 0, "quota.amount_not_positive");
/** A calendar day in the configured zone. */
const Day = z.iso.date();

export const AllocateQuota = z.object({
  subAccountId: SubAccountId,
  /** CNY to add to the prepaid quota. */
  amount: Amount,
  /** Chosen by the caller, so that a retry is not a second allocation. */
  requestId: CallerId,
  /** Why; stored with the allocation and the audit row. */
  note: Reason,
});

export const DeductQuota = z.object({
  subAccountId: SubAccountId,
  /** CNY to take away; never more than is left. */
  amount: Amount,
  requestId: CallerId,
  reason: Reason,
});

/** The answer to one request: a replay gets the same one, whatever happened since. */
export const Allocated = z.object({
  subAccountId: SubAccountId,
  seq: z.int(),
  /** Negative is a deduction. */
  amount: Money,
  allocatedBefore: Money,
  allocated: Money,
  /** What the bills counted at that time. */
  spent: Money,
  at: Instant,
});

export const AllocateQuotas = z.object({
  subAccountIds: z
    .array(SubAccountId)
    .min(1, "quota.sub_accounts_none")
    .max(500, "quota.sub_accounts_too_many"),
  /** CNY to add to each of them. */
  amount: Amount,
  requestId: CallerId,
  note: Reason,
});

/** One line per sub-account, in the order asked; a refused one stops no other. */
export const QuotasAllocated = z.object({
  allocated: z.int(),
  failed: z.int(),
  results: z.array(
    z.discriminatedUnion("ok", [
      z.object({ ok: z.literal(true), allocation: Allocated }),
      z.object({ ok: z.literal(false), subAccountId: SubAccountId, code: z.string() }),
    ]),
  ),
});

export const GetPrepaid = z.object({ subAccountId: SubAccountId });

/** Where a sub-account's prepaid quota stands. */
export const PrepaidRead = z.object({
  subAccountId: SubAccountId,
  allocated: Money,
  spent: Money,
  /** Allocated − spent; below zero it is overspent, because bills are late. */
  left: Money,
  /** Spent in percent of allocated, rounded down; null while nothing is allocated. */
  percent: z.number().nullable(),
  /** The last day that the counted bills show. */
  spentAsOf: Day.nullable(),
  /** From 00:00 of this day bills count; null before the first allocation. */
  firstAllocatedDay: Day.nullable(),
  epoch: z.int(),
  epochOpenedAt: Instant.nullable(),
  /** The steps that hold for it, and those of them that are not told again in this epoch. */
  steps: z.array(z.int()),
  markedSteps: z.array(z.int()),
  /** Whether steps and mode are its own, not everybody's. */
  ownSteps: z.boolean(),
  ownMode: z.boolean(),
  whenExhausted: WhenExhausted,
  exhaustedAt: Instant.nullable(),
});

export const ListPrepaid = z.object({ subAccountIds: z.array(SubAccountId).max(200) });

/** For a list's rows; a sub-account without an allocation is left out. */
export const PrepaidLine = PrepaidRead.pick({
  subAccountId: true,
  allocated: true,
  spent: true,
  left: true,
  percent: true,
  spentAsOf: true,
  exhaustedAt: true,
});

export const ReadAllocationFacts = z.object({ subAccountIds: z.array(SubAccountId).max(500) });

/** All that decides what an allocation leads to; a sub-account that is gone is left out. */
export const AllocationFacts = z.object({
  subAccountId: SubAccountId,
  allocated: Money,
  maxAllocated: Money,
  spent: Money,
  epoch: z.int(),
  markedSteps: z.array(z.int()),
  exhausted: z.boolean(),
  /** What holds for it, its own or everybody's. */
  steps: z.array(z.int()),
  whenExhausted: WhenExhausted,
  disabledReasons: z.array(z.enum(["manual", "exhausted", "security"])),
});

export const AllocationFilter = z.object({
  kind: z.enum(["allocate", "deduct"]).optional(),
  from: Instant.optional(),
  /** The first moment that no longer counts. */
  to: Instant.optional(),
});
export const ListAllocations = z
  .object({ subAccountId: SubAccountId })
  .extend(AllocationFilter.shape)
  .extend(PageRequest.shape);
export const ExportAllocations = ListAllocations.omit({ cursor: true, limit: true });
export const AllocationsExported = z.object({ allocations: z.int() });
export const MyPrepaid = z.object({});
export const MyAllocations = AllocationFilter.extend(PageRequest.shape);

const Allocation = z.object({
  seq: z.int(),
  requestId: z.string(),
  amount: Money,
  note: z.string(),
  allocatedBefore: Money,
  allocatedAfter: Money,
  spentThen: Money,
  actorType: z.enum(["admin", "api_key"]),
  actorId: z.string(),
  /** The epoch that it opened by passing all that was allocated before; null when it opened none. */
  opensEpoch: z.int().nullable(),
  createdAt: Instant,
});
export const AllocationPage = z.object({
  rows: z.array(Allocation),
  next: z.string().nullable(),
});

/** In the portal: who did it stays inside. */
export const MyAllocationPage = z.object({
  rows: z.array(Allocation.omit({ requestId: true, actorType: true, actorId: true })),
  next: z.string().nullable(),
});

export const ReadPrepaidTotals = z.object({});

/** All prepaid quotas of sub-accounts that are there. */
export const PrepaidTotals = z.object({
  /** With at least one allocation. */
  subAccounts: z.int(),
  allocated: Money,
  /** What is left of those that are not overspent. */
  left: Money,
  /** What the others have spent beyond their quota. */
  overspent: Money,
  exhausted: z.int(),
  /** At or above the highest step that holds for everybody, and not exhausted. */
  close: z.int(),
});

export const SetAlertSettings = z.object({
  subAccountId: SubAccountId,
  /** Percent, rising; null is everybody's steps. */
  alertSteps: AlertSteps.nullable(),
  whenExhausted: WhenExhausted.nullable(),
});

export const DisableExhausted = z.object({ subAccountId: SubAccountId, reason: Reason });
export const ExhaustedDisabled = z.object({ subAccountId: SubAccountId });
