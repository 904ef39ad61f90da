import { z } from "zod";
import type { Context } from "@/core/operation";
import type { AppLocale } from "@/i18n/locale";
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
