import { z } from "zod";
import { Amount, Id, listOf, OptionalAmount, OptionalCount, Text } from "./fields";

/**
 * Whose main account pays and owns. IAM users are never named in a bill; `BillCategory`,
 * `BillingMode` and their like come as Chinese labels, or as codes (volcengine.md §6).
 */
const common = {
  BillPeriod: Text,
  BillingMode: Text,
  SettlementType: Text,
  OwnerID: Text,
  OwnerUserName: Text,
  OwnerCustomerName: Text,
  PayerID: Text,
  PayerUserName: Text,
  PayerCustomerName: Text,
  Product: Text,
  ProductZh: Text,
  Currency: Text,
  OriginalBillAmount: OptionalAmount,
  PreferentialBillAmount: OptionalAmount,
  DiscountBillAmount: OptionalAmount,
  /** What is spent. A row without it would silently count as nothing, so it must be there. */
  PayableAmount: Amount,
  PaidAmount: OptionalAmount,
  UnpaidAmount: OptionalAmount,
};

const item = {
  ...common,
  BillID: Text,
  BillCategory: Text,
  BusiPeriod: Text,
  TradeTime: Text,
  Project: Text,
  ProjectDisplayName: Text,
  /** JSON: a map of keys to lists of values. */
  Tag: Text,
  ConfigName: Text,
  Element: Text,
  InstanceNo: Text,
  InstanceName: Text,
  Region: Text,
  Zone: Text,
  BillDetailId: Text,
  ExpenseDate: Text,
};

export const Bill = z.object({
  ...common,
  BillID: Text,
  BillCategoryParent: Text,
  BusiPeriod: Text,
  TradeTime: Text,
  PayStatus: Text,
  CouponAmount: OptionalAmount,
});

export const ProductBill = z.object({
  ...common,
  BillCategoryParent: Text,
  CouponAmount: OptionalAmount,
});

export const BillDetail = z.object({
  ...item,
  CouponAmount: OptionalAmount,
  RoundAmount: OptionalAmount,
  ExpenseBeginTime: Text,
  ExpenseEndTime: Text,
});
export type BillDetail = z.output<typeof BillDetail>;

export const SplitBillDetail = z.object({
  ...item,
  CouponDeductionAmount: OptionalAmount,
  SplitBillDetailId: Text,
  /** An endpoint `ep-…`, or the SID of a key `apikey-…`. */
  SplitItemID: Text,
  SplitItemName: Text,
  SplitItemAmount: Text,
  SplitItemRatio: Text,
  /** A day, or a span within one, by `GroupPeriod`. */
  ExpenseTime: Text,
});
export type SplitBillDetail = z.output<typeof SplitBillDetail>;

/** `Total` is -1 unless it was asked for. */
export const billPage = <Row extends z.ZodType>(row: Row) =>
  z.object({ Total: OptionalCount, List: listOf(row), Warning: z.unknown().optional() });

export const Balance = z.object({
  AccountID: Id,
  AvailableBalance: Amount,
  CashBalance: OptionalAmount,
  CreditLimit: OptionalAmount,
  FreezeAmount: OptionalAmount,
  ArrearsBalance: OptionalAmount,
});
export type Balance = z.output<typeof Balance>;

export const CostAnalysis = z.object({
  Total: OptionalCount,
  CostData: listOf(
    z.object({
      ClassifyDimension: Text,
      ClassifyItem: Text,
      Costs: listOf(z.object({ TimeStr: Text, Amount })),
    }),
  ),
});
