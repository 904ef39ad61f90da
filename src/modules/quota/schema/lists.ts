import { z } from "zod";
import { Instant, PageRequest, PoolName, storable, Upn } from "@/core/inputs";
import { Money } from "@/core/money";
import { refreshUnits } from "../rules/refresh";
import { TemplateField } from "./personal";
import { RefreshPlan } from "./pool";

/** What pools are found by; all conditions hold together. */
export const PoolFilter = z.object({
  /** Somewhere in the name or the label. */
  search: z.string().trim().max(100).refine(storable, "reason.not_text").optional(),
  kind: z.enum(["personal", "shared"]).optional(),
  disabled: z.boolean().optional(),
  unit: z.enum(refreshUnits).optional(),
  /** Whether it ever refreshes. */
  refreshes: z.boolean().optional(),
  /** Whether the allowance is overdrawn. */
  inDebt: z.boolean().optional(),
  /** Less of what was granted is available than this, in percent. */
  belowPercent: z.number().min(0).max(100).optional(),
});
export type PoolFilter = z.output<typeof PoolFilter>;

export const poolSorts = ["name", "label", "balance", "percent", "nextRefresh", "updated"] as const;
export type PoolSort = (typeof poolSorts)[number];

export const ListPools = PoolFilter.extend({
  sort: z.enum(poolSorts).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
}).extend(PageRequest.shape);
export type ListPools = z.output<typeof ListPools>;

/** The list as a file: the same conditions in the same order, all pages. */
export const ExportPools = ListPools.omit({ cursor: true, limit: true });
export const PoolsExported = z.object({ pools: z.int() });

/** A pool's money now, due refreshes applied. */
const PoolMoney = z.object({
  /** Remaining allowance + booster. */
  balance: Money,
  /** Balance − active holds. */
  available: Money,
  /** Of what was granted, what is available, in percent with two decimals. */
  percent: z.number(),
  allowance: Money,
  remaining: Money,
  booster: Money,
  held: Money,
  /** Allowance granted at the last refresh, and booster granted since it was last empty. */
  allowanceGranted: Money,
  boosterGranted: Money,
});

export const PoolSummary = z
  .object({
    name: PoolName,
    label: z.string(),
    kind: z.enum(["personal", "shared"]),
    disabled: z.boolean(),
    refresh: RefreshPlan,
    nextRefreshAt: Instant.nullable(),
    members: z.int(),
    updatedAt: Instant,
  })
  .extend(PoolMoney.shape);

export const PoolPage = z.object({
  rows: z.array(PoolSummary),
  next: z.string().nullable(),
});

/** How many pools a filter finds: exact up to 10,000, above that only that there are more. */
export const PoolCount = z.object({ pools: z.int(), more: z.boolean() });

export const GetPool = z.object({ pool: PoolName });
export const PoolDetail = PoolSummary.extend({
  notes: z.string(),
  domains: z.array(z.string()),
  anchor: Instant,
  lastRefreshedAt: Instant,
  createdAt: Instant,
  /** Its owner and template when it is a personal one. */
  upn: Upn.nullable(),
  template: z.string().nullable(),
  overrides: z.array(TemplateField),
  /** What the caller may do with it. */
  abilities: z.object({
    describe: z.boolean(),
    changePlan: z.boolean(),
    setStatus: z.boolean(),
    adjustBooster: z.boolean(),
    changeMembers: z.boolean(),
    rebuild: z.boolean(),
  }),
});

export const ledgerKinds = [
  "opening",
  "refresh",
  "charge",
  "top_up",
  "deduct",
  "refund",
  "correction",
] as const;

export const ListLedger = z
  .object({
    pool: PoolName,
    kinds: z.array(z.enum(ledgerKinds)).optional(),
    from: Instant.optional(),
    /** The first moment that no longer counts. */
    to: Instant.optional(),
  })
  .extend(PageRequest.shape);

export const LedgerPage = z.object({
  rows: z.array(
    z.object({
      id: z.int(),
      kind: z.enum(ledgerKinds),
      remainingDelta: Money,
      boosterDelta: Money,
      remainingAfter: Money,
      boosterAfter: Money,
      balanceAfter: Money,
      /** The caller's id of the change; of a refresh the boundary. */
      requestId: z.string(),
      /** Periods that a refresh caught up. */
      periods: z.int().nullable(),
      actorId: z.string(),
      reason: z.string().nullable(),
      createdAt: Instant,
    }),
  ),
  next: z.string().nullable(),
});

export const ListHolds = z.object({ pool: PoolName }).extend(PageRequest.shape);
export const HoldPage = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      upn: Upn,
      amount: Money,
      createdAt: Instant,
      expiresAt: Instant,
    }),
  ),
  next: z.string().nullable(),
});
