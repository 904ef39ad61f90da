/** A byte order mark, by which spreadsheets know the file to be UTF-8. */
export const csvMark = "\ufeff";

const formulaStarts = new Set(["=", "+", "-", "@", "\t", "\r", "\u0000"]);
const needsQuotes = /[",\r\n]/;

/** A decimal text of ours, which a spreadsheet is to read as a number. */
export type Figure = { figure: string };
export type CsvCell = string | number | Figure | null;

/**
 * One line by RFC 4180. A text that a spreadsheet would run as a formula gets a leading apostrophe
 * (OWASP ASVS 1.2.10); numbers and figures are written as they are.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "object") return cell.figure;
  const text = formulaStarts.has(cell.charAt(0)) ? `'${cell}` : cell;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
