import { type Actions, read } from "../action";
import { listBillDetail } from "./plain-bill";
import { listSplitBillDetail } from "./split-bill";
import { listBill, listBillOverviewByProd, queryBalanceAcct } from "./summaries";

export const billingActions: Actions = {
  ListSplitBillDetail: read(listSplitBillDetail, "json"),
  ListBillDetail: read(listBillDetail, "json"),
  ListBill: read(listBill, "json"),
  ListBillOverviewByProd: read(listBillOverviewByProd, "json"),
  QueryBalanceAcct: read(queryBalanceAcct, "json"),
};
