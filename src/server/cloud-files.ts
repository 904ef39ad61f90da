import { z } from "zod";
import type { Context } from "@/core/operation";
import type { AppLocale } from "@/i18n/locale";
import { listSpendingDays } from "@/modules/billing/queries/cloud-spending-days";
import { type ExportSpending, SpendingDayPage } from "@/modules/billing/schema/cloud-spending";
import { listAllocations } from "@/modules/quota/queries/prepaid";
import { AllocationPage, type ExportAllocations } from "@/modules/quota/schema/prepaid";
import { sheetLines } from "./list-files";

const pageSize = 200;

const allocationColumns = [
  "createdAt",
  "amount",
  "allocatedBefore",
  "allocatedAfter",
  "spentThen",
  "opensEpoch",
  "note",
  "actorType",
  "actorId",
  "requestId",
] as const;

/** A sub-account's allocations that a filter leaves, as lines of a spreadsheet. */
export const allocationLines = (
  ctx: Context,
  input: z.output<typeof ExportAllocations>,
  locale: AppLocale,
) =>
  sheetLines("exports.allocations", allocationColumns, locale, async (cursor) => {
    const page = await listAllocations(ctx, {
      ...input,
      limit: pageSize,
      ...(cursor && { cursor }),
    });
    return z.encode(AllocationPage, page);
  });

const spendingColumns = ["day", "userName", "subAccountId", "project", "amount"] as const;

/** A month's spending by sub-account, project and day, as lines of a spreadsheet. */
export const spendingLines = (
  ctx: Context,
  input: z.output<typeof ExportSpending>,
  locale: AppLocale,
) =>
  sheetLines("exports.spending", spendingColumns, locale, async (cursor) => {
    const page = await listSpendingDays(ctx, {
      ...input,
      limit: pageSize,
      ...(cursor && { cursor }),
    });
    return z.encode(SpendingDayPage, page);
  });
