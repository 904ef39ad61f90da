import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { findSecret } from "@/core/redaction";
import { sha256 } from "@/core/secrets";
import { canonicalRow, type ExportedRow, type Link, storable, storableText } from "../rules";
import type { AuditRow } from "../schema";
import { auditHead, auditLog } from "../tables";

/** A row's content, before it has a place in the chain. */
export type Entry = Omit<AuditRow, "seq" | "id" | "previousHash" | "hash">;

/** PostgreSQL takes 65,535 parameters in one statement. */
const rowsPerInsert = 2_000;

/** The hash of a row: SHA-256 over the hash of the row before it and its own canonical text. */
export const hashOf = (previousHash: string, row: ExportedRow | Omit<AuditRow, "hash">): string =>
  sha256(previousHash + canonicalRow(row)).toString("hex");

/**
 * Adds rows at the end of the chain. The head's row lock is held until the transaction ends, so
 * this is the last thing a transaction does.
 */
export async function append(db: Db, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const sound = entries.map(toStorable);
  const [head] = await db.select().from(auditHead).for("update");
  if (!head) throw new Error("the audit chain has no head");

  const { rows, end } = link(head, sound);
  for (let at = 0; at < rows.length; at += rowsPerInsert) {
    await db.insert(auditLog).values(rows.slice(at, at + rowsPerInsert));
  }
  await db.update(auditHead).set(end).where(eq(auditHead.one, 1));
}

function link(head: Link, entries: readonly Entry[]): { rows: AuditRow[]; end: Link } {
  let end: Link = { seq: head.seq, hash: head.hash };
  const rows = entries.map((entry) => {
    const row = { ...entry, seq: end.seq + 1, id: randomUUID(), previousHash: end.hash };
    end = { seq: row.seq, hash: hashOf(row.previousHash, row) };
    return { ...row, hash: end.hash };
  });
  return { rows, end };
}

/** The entry as it will be read back, so that its hash can be computed again. */
function toStorable(entry: Entry): Entry {
  const secret = findSecret(entry.old) ?? findSecret(entry.new);
  if (secret) throw new Error(`the audit row of ${entry.operation} would carry a ${secret}`);
  const { createdAt, ...rest } = entry;
  const texts = Object.entries(rest).map(([key, value]) => [
    key,
    typeof value === "string" ? storableText(value) : storable(value),
  ]);
  return { ...(Object.fromEntries(texts) as Omit<Entry, "createdAt">), createdAt };
}
