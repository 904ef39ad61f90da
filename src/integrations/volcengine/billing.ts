import { actionsOf, type Call, type CallOptions, type Fields } from "./action";
import {
  Balance,
  Bill,
  BillDetail,
  billPage,
  CostAnalysis,
  ProductBill,
  SplitBillDetail,
} from "./billing-shapes";
import { wireId } from "./json";
import { type Page, pagesByOffset } from "./paging";

/** One month of bills: at most 24 months back, and not before 2022. */
type Month = {
  /** `YYYY-MM` */
  BillPeriod: string;
  /** 1 leaves out what costs nothing after discounts. */
  IgnoreZero?: 0 | 1;
  PayerID?: readonly string[];
  OwnerID?: readonly string[];
  Product?: readonly string[];
  /** Subscription, pay-as-you-go, contract, fulfilment. */
  BillingMode?: readonly ("1" | "2" | "3" | "4")[];
};
type Range = {
  /** 1 to 300 */
  Limit: number;
  Offset?: number;
  /** 1 counts the rows: else `Total` is -1. */
  NeedRecordNum?: 0 | 1;
};
type OfCategory = { BillCategoryParent?: readonly ("consume" | "refund" | "transfer")[] };
type BillFilter = Month &
  OfCategory & { PayStatus?: "CompletedSettle" | "PartSettle" | "Unsettle" };
type ItemFilter = Month & {
  BillCategory?: readonly string[];
  /** By month, by day, in detail. */
  GroupPeriod?: 0 | 1 | 2;
  /** A day of the month. */
  ExpenseDate?: string;
  InstanceNo?: string;
  /** Reliable in detail only: filter the rows as well (volcengine.md §6). */
  Project?: readonly string[];
  TagKV?: readonly { Key: string; Value: string }[];
  TagKVFilterMode?: 0 | 1;
};
/** By charge item, instance, product or account; the last two tell no project. */
type DetailFilter = ItemFilter & { GroupTerm?: 0 | 1 | 2 | 3 };
type SplitFilter = ItemFilter & {
  SplitItemID?: string;
  /** JSON: `{"ark_bd":"apikey_id"}` */
  SplitDimension?: string;
};
type CostQuery = {
  /** `YYYY-MM-01` or `YYYY-MM-DD`, in China's time. */
  BeginTimeStr: string;
  EndTimeStr: string;
  /** By month, by day. */
  TimeGranularity: 0 | 1;
  /** 3 product, 9 project, 10 tag, 15 split item. */
  ClassifyDimension: number;
  /** Original, discounted, payable, cash; 4 to 7 amortized. */
  CostType: number;
  Filters?: readonly { FilterKey: string; FilterValue: readonly string[]; Operator?: string }[];
  Limit: number;
  Offset: number;
};

const { read } = actionsOf({ service: "billing", version: "2022-01-01", sends: "json" });
const largestPage = 300;
const BillPage = billPage(Bill);
const ProductPage = billPage(ProductBill);
const DetailPage = billPage(BillDetail);
const SplitPage = billPage(SplitBillDetail);

/** Bills and balance: billing 2022-01-01 (volcengine.md §6). Amounts stay decimal texts. */
export function billing(call: Call) {
  return {
    listBill: (filter: BillFilter & Range, options?: CallOptions) =>
      call(read("ListBill", BillPage), withIds(filter), options),
    listBillOverviewByProd: (filter: Month & OfCategory & Range, options?: CallOptions) =>
      call(read("ListBillOverviewByProd", ProductPage), withIds(filter), options),
    queryBalanceAcct: (options?: CallOptions) =>
      call(read("QueryBalanceAcct", Balance), {}, options),
    listCostAnalysis: (query: CostQuery, options?: CallOptions) =>
      call(read("ListCostAnalysisOpenApi", CostAnalysis), query, options),
    ...details(call),
  };
}

function details(call: Call) {
  const listBillDetail = (filter: DetailFilter & Range, options?: CallOptions) =>
    call(read("ListBillDetail", DetailPage), withIds(filter), options);
  const listSplitBillDetail = (filter: SplitFilter & Range, options?: CallOptions) =>
    call(read("ListSplitBillDetail", SplitPage), withIds(filter), options);
  return {
    listBillDetail,
    listSplitBillDetail,
    /** All rows of a month, counted: a page that is missing is an error. */
    billDetailPages: (filter: DetailFilter, options?: CallOptions) =>
      allPages("billing.ListBillDetail", (range) =>
        listBillDetail({ ...filter, ...range }, options),
      ),
    /** All rows of a month by key and endpoint, counted: a page that is missing is an error. */
    splitBillPages: (filter: SplitFilter, options?: CallOptions) =>
      allPages("billing.ListSplitBillDetail", (range) =>
        listSplitBillDetail({ ...filter, ...range }, options),
      ),
  };
}

function allPages<Row>(
  action: string,
  list: (range: Range) => Promise<{ List: Row[]; Total: number | undefined }>,
): AsyncGenerator<readonly Row[], void> {
  const fetchPage = async (Offset: number): Promise<Page<Row>> => {
    const page = await list({ Limit: largestPage, Offset, NeedRecordNum: 1 });
    return { rows: page.List, total: page.Total };
  };
  return pagesByOffset(action, fetchPage, { limit: largestPage, exact: true });
}

/** Accounts' ids are numbers on the wire. */
const withIds = ({ OwnerID, PayerID, ...filter }: Month & Fields): Fields => ({
  ...filter,
  OwnerID: OwnerID?.map(wireId),
  PayerID: PayerID?.map(wireId),
});
