import { type Actions, read } from "../action";
import { listCostAnalysis } from "./cost-analysis";
import { listBillDetail } from "./plain-bill";
import { listSplitBillDetail } from "./split-bill";
import { listBill, listBillOverviewByProd, queryBalanceAcct } from "./summaries";

export const billingActions: Actions = {
  ListSplitBillDetail: read(listSplitBillDetail, "json"),
  ListBillDetail: read(listBillDetail, "json"),
  ListBill: read(listBill, "json"),
  ListBillOverviewByProd: read(listBillOverviewByProd, "json"),
  ListCostAnalysisOpenApi: read(listCostAnalysis, "json"),
  QueryBalanceAcct: read(queryBalanceAcct, "json"),
};
