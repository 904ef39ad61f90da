import { DomainError } from "@/core/errors";
import { sha256 } from "@/core/secrets";
import type { SplitBillDetail } from "@/integrations/volcengine/billing-shapes";
import { roundHalfEven } from "../rules/cloud-amount";

/** A row of the split bill as a poll stages it. */
export type StagedRow = {
  position: number;
  identity: string;
  day: string;
  project: string;
  product: string;
  item: string;
  element: string;
  category: string;
  amountText: string;
  amount: number;
};

/** What bills name where they know no project. */
export const noProject = "-";

/**
 * Reads a row by day. A row that cannot be counted is no reason to count the others without it: the
 * whole poll is refused, and names what it found.
 * @throws billing.bill_amount, billing.bill_currency, billing.bill_day (unavailable)
 */
export function stagedRow(row: SplitBillDetail, position: number): StagedRow {
  return {
    position,
    identity: identityOf(row),
    day: dayOf(row),
    project: row.Project || noProject,
    product: row.Product,
    item: row.SplitItemID || row.InstanceNo,
    element: row.Element,
    category: row.BillCategory,
    amountText: row.PayableAmount,
    amount: amountOf(row),
  };
}

/**
 * What tells a row apart but its amount, so that a correction is seen as one. By day the bill numbers
 * no rows, and what it numbers otherwise may be numbered anew.
 */
function identityOf(row: SplitBillDetail): string {
  const parts = [
    dayOf(row),
    row.Project,
    row.Product,
    row.BillingMode,
    row.BillCategory,
    row.SplitItemID,
    row.InstanceNo,
    row.ConfigName,
    row.Element,
    row.Region,
    row.Zone,
    row.OwnerID,
  ];
  return sha256(JSON.stringify(parts)).subarray(0, 16).toString("base64url");
}

function dayOf({ ExpenseDate, ExpenseTime }: SplitBillDetail): string {
  const day = (ExpenseDate || ExpenseTime).slice(0, 10);
  if (/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day)) return day;
  throw new DomainError("unavailable", "billing.bill_day", { day });
}

function amountOf({ PayableAmount, Currency }: SplitBillDetail): number {
  if (Currency !== "" && Currency !== "CNY") {
    throw new DomainError("unavailable", "billing.bill_currency", { currency: Currency });
  }
  const amount = roundHalfEven(PayableAmount);
  if (amount !== undefined) return amount;
  throw new DomainError("unavailable", "billing.bill_amount", { amount: PayableAmount });
}
