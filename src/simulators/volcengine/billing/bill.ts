/** One charge at the finest grain of the bill. Amounts are decimal strings in CNY. */
export type BillRow = {
  id: number;
  /** The day on which it was used, in the cloud's zone. */
  day: string;
  /** The hour that used it, or null when the whole day did. */
  hour: number | null;
  project: string;
  product: string;
  element: string;
  /** What was used: an instance, or for Ark the endpoint. */
  instance: string;
  /** The Ark key that was used, where there was one. */
  apiKey: string;
  category: Category;
  /** Quantity in the element's unit; empty for refunds. */
  usage: string;
  /** What is to be paid; negative for refunds. */
  amount: string;
};

export type Category =
  | "consume-use"
  | "consume-new"
  | "consume-renew"
  | "consume-formalize"
  | "consume-modify"
  | "consume-trial"
  | "refund-terminate"
  | "refund-modify"
  | "transfer-manual"
  | "transfer-system";

/** How a project spends by itself, so that the bill grows with the clock. */
export type Curve = {
  project: string;
  product: string;
  instance: string;
  apiKey: string;
  /** CNY on a usual working day. */
  dailyAmount: number;
};

export type Bill = {
  nextId: number;
  /** Changes with each row, so that what was computed from older ones is not used. */
  version: number;
  cashBalance: string;
  /** Rows by month (`YYYY-MM`), each month in the order of days and then of ids. */
  months: Record<string, BillRow[]>;
  curves: Curve[];
  /** The last day for which the curves have made rows. */
  grownUntil?: string;
};

export const emptyBill = (): Bill => ({
  nextId: 1,
  version: 0,
  cashBalance: "100000.00",
  months: {},
  curves: [],
});

export const monthOf = (day: string): string => day.slice(0, 7);

/** The rows of a month, in their order; made when there are none. */
export function rowsOf(bill: Bill, month: string): BillRow[] {
  const rows = bill.months[month] ?? [];
  bill.months[month] = rows;
  return rows;
}

/** Adds a row in its place: behind those of its day and of earlier ones. */
export function addRow(bill: Bill, row: Omit<BillRow, "id">): BillRow {
  const added = { id: bill.nextId, ...row };
  const rows = rowsOf(bill, monthOf(row.day));
  rows.splice(placeAfter(rows, row.day), 0, added);
  bill.nextId += 1;
  bill.version += 1;
  return added;
}

/** The first position whose day is later. */
export function placeAfter(rows: readonly BillRow[], day: string): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.day ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function requireRow(bill: Bill, id: number): BillRow {
  for (const rows of Object.values(bill.months)) {
    const row = rows.find((candidate) => candidate.id === id);
    if (row) return row;
  }
  throw new Error(`the bill has no row ${id}`);
}

export function removeRow(bill: Bill, row: BillRow): void {
  const rows = rowsOf(bill, monthOf(row.day));
  rows.splice(rows.indexOf(row), 1);
  bill.version += 1;
}
