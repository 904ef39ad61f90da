/** A byte order mark, by which spreadsheets know the file to be UTF-8. */
export const csvMark = "\ufeff";

const formulaStarts = new Set(["=", "+", "-", "@", "\t", "\r", "\u0000"]);
/** An amount is no formula, below zero or not. */
const amount = /^-?\d+(\.\d+)?$/;
const needsQuotes = /[",\r\n]/;

/**
 * One line by RFC 4180. A text that a spreadsheet would run as a formula gets a leading apostrophe
 * (OWASP ASVS 1.2.10); numbers are written as they are.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const isFormula = formulaStarts.has(cell.charAt(0)) && !amount.test(cell);
  const text = isFormula ? `'${cell}` : cell;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
