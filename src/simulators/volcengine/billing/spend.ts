import { z } from "zod";
import type { Account } from "../state";
import { countOf, fromUnits, toUnits } from "./amounts";
import { addRow, type BillRow, monthOf, removeRow, requireRow, rowsOf } from "./bill";
import { categoryLabels } from "./labels";
import { elementOf, productOf } from "./products";

const day = z.iso.date();
const amount = z.string().regex(/^-?\d+(\.\d{1,12})?$/);
const categories = Object.keys(categoryLabels) as [keyof typeof categoryLabels];

export const Spending = z.object({
  day,
  amount,
  project: z.string().default("default"),
  product: z.string().default("ark_bd"),
  /** The product's first charge item unless said. */
  element: z.string().optional(),
  instance: z.string().default(""),
  apiKey: z.string().default(""),
  category: z.enum(categories).default("consume-use"),
  hour: z.int().min(0).max(23).nullable().default(null),
  /** Quantity; what the amount buys at the item's price unless said. */
  usage: z.string().optional(),
});

export const Correction = z.object({
  id: z.int(),
  amount: amount.optional(),
  project: z.string().optional(),
  /** Takes the row out of the bill. */
  remove: z.boolean().default(false),
});

/** Puts a charge on the bill; it is published with its day. Returns the number of its row. */
export function spend({ bill }: Account, input: z.output<typeof Spending>): { id: number } {
  const [first] = productOf(input.product).elements;
  const element = input.element ?? first?.code ?? "usage";
  const price = elementOf(input.product, element)?.price ?? "1";
  const bought = fromUnits(countOf(toUnits(input.amount), toUnits(price)));
  const { id } = addRow(bill, { ...input, element, usage: input.usage ?? bought });
  return { id };
}

/** Changes a row that may have been published and read already: late corrections are a fact. */
export function correctRow({ bill }: Account, input: z.output<typeof Correction>): void {
  const row = requireRow(bill, input.id);
  if (input.remove) {
    removeRow(bill, row);
    return;
  }
  Object.assign(row, { amount: input.amount ?? row.amount, project: input.project ?? row.project });
  bill.version += 1;
}

/** The rows of a month as they are, published or not, for assertions. */
export const billRows = ({ bill }: Account, month: string): BillRow[] =>
  rowsOf(bill, month).map((row) => ({ ...row }));

/** The sum of a project in a month, up to a day, for assertions. */
export function billTotal({ bill }: Account, project: string, until: string): string {
  const rows = rowsOf(bill, monthOf(until)).filter(
    (row) => row.project === project && row.day <= until,
  );
  return fromUnits(rows.reduce((sum, row) => sum + toUnits(row.amount), 0n));
}
