import { canonicalJson } from "@/core/canonical";
import type { AuditRow, ChainProblem } from "./schema";

/** A row before it is hashed. */
export type Unhashed = Omit<AuditRow, "previousHash" | "hash">;
/** A row as it stands in an exported file, where moments are text. */
export type ExportedRow = Omit<AuditRow, "createdAt"> & { createdAt: string | Date };

/**
 * The text that a row's hash covers, after the hash of the row before it: canonical JSON without
 * the two hashes. Empty fields are left out, so that a column added later changes no old hash.
 */
export function canonicalRow(row: Unhashed | ExportedRow): string {
  const { previousHash: _previous, hash: _hash, ...content } = row as ExportedRow;
  const filled = Object.entries(content).filter(([, value]) => value !== null);
  return canonicalJson(Object.fromEntries(filled));
}

/** The end of the chain so far: position and hash; `0` and the empty text before the first row. */
export type Link = { seq: number; hash: string };

/**
 * What is wrong with `row` as the one that follows `before`; undefined when it is sound.
 * `hash` is the one computed from the row's content.
 */
export function problemOf(before: Link, row: ExportedRow, hash: string): ChainProblem | undefined {
  if (row.seq !== before.seq + 1) return "missing";
  if (row.previousHash !== before.hash) return "unlinked";
  return row.hash === hash ? undefined : "altered";
}

/** Text as PostgreSQL keeps it: well-formed Unicode without NUL, or the hash would not hold. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\u2400");
}

/** A value as `jsonb` gives it back: plain JSON with storable texts. */
export function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => storable(item ?? null));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [storableText(key), storable(item)]));
}

/** The minute that a moment lies in: refusals of one minute are merged. */
export const minuteOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 60_000) * 60_000);

/** The last moment of the minute: until then a merged row goes on counting. */
export const endOfMinute = (minute: Date): Date => new Date(minute.getTime() + 59_999);

/** What an exported file proves by itself. */
export type FileVerdict = {
  rows: number;
  first: number | null;
  last: number | null;
  /** Places where the filter left rows out, so that no link could be checked. */
  gaps: number;
  broken: { line: number; problem: ChainProblem | "unreadable" } | null;
};

/**
 * Checks an exported JSONL file line by line, without the database: every row hashes to what it
 * says, and follows the row before it where that is in the file. `sha256` gives lower-case hex.
 */
export function fileCheck(sha256: (text: string) => string) {
  const verdict: FileVerdict = { rows: 0, first: null, last: null, gaps: 0, broken: null };
  let before: Link | undefined = { seq: 0, hash: "" };
  let line = 0;
  const problemOfLine = (text: string): ChainProblem | "unreadable" | undefined => {
    const row = readRow(text);
    if (!row) return "unreadable";
    if (before && row.seq <= before.seq) return "unlinked";
    if (before && row.seq > before.seq + 1) {
      verdict.gaps += 1;
      before = undefined;
    }
    const link: Link = before ?? { seq: row.seq - 1, hash: row.previousHash };
    const problem = problemOf(link, row, sha256(row.previousHash + canonicalRow(row)));
    before = { seq: row.seq, hash: row.hash };
    verdict.rows += 1;
    verdict.first ??= row.seq;
    verdict.last = row.seq;
    return problem;
  };
  return {
    add(text: string): void {
      line += 1;
      if (verdict.broken || text === "") return;
      const problem = problemOfLine(text);
      if (problem) verdict.broken = { line, problem };
    },
    verdict: (): FileVerdict => verdict,
  };
}

function readRow(text: string): ExportedRow | undefined {
  try {
    const row: unknown = JSON.parse(text);
    return isExportedRow(row) ? row : undefined;
  } catch {
    return undefined;
  }
}

const isExportedRow = (row: unknown): row is ExportedRow =>
  typeof row === "object" &&
  row !== null &&
  Number.isSafeInteger((row as ExportedRow).seq) &&
  typeof (row as ExportedRow).hash === "string" &&
  typeof (row as ExportedRow).previousHash === "string";
