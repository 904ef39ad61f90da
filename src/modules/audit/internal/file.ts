import { csvLine, csvMark } from "@/core/csv";
import type { Db } from "@/core/db";
import { type AuditExported, AuditRow } from "../schema";
import { matching, rowsInOrder } from "./rows";

const columns = Object.keys(AuditRow.shape) as (keyof AuditRow)[];

export type FileOf = Pick<AuditExported, "format" | "filter" | "upTo">;

/** The lines of an exported file; what has been written once never changes, nor does the file. */
export async function* fileLines(db: Db, { format, filter, upTo }: FileOf): AsyncGenerator<string> {
  if (format === "csv") yield csvMark + csvLine(columns);
  for await (const row of rowsInOrder(db, matching(filter), { after: 0, upTo })) {
    yield format === "csv" ? csvLine(columns.map((name) => cell(row[name]))) : jsonLine(row);
  }
}

/** One row as JSON, from which its hash can be computed again offline. */
const jsonLine = (row: AuditRow) => `${JSON.stringify(row)}\n`;

function cell(value: AuditRow[keyof AuditRow]): string | number | null {
  if (value === null || typeof value === "number" || typeof value === "string") return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
