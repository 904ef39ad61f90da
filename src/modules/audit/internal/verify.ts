import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { type Link, problemOf } from "../rules";
import type { AuditRow, ChainProblem } from "../schema";
import { auditHead, auditLog } from "../tables";
import { hashOf } from "./chain";
import { rowsInOrder } from "./rows";

type Range = { from: number; to?: number | undefined; limit: number };
type Broken = { seq: number; problem: ChainProblem };

/** Checks a range of the chain. Rows that are added meanwhile are beyond the head it starts with. */
export async function verifyChain(db: Db, { from, to, limit }: Range) {
  const [head] = await db.select().from(auditHead);
  if (!head) throw new Error("the audit chain has no head");
  const last = Math.min(to ?? head.seq, head.seq, from + limit - 1);
  const start = await linkBefore(db, from);
  const { end, broken } = await walk(db, start, last);
  const reached = end.seq >= last;
  const fault =
    broken ?? (reached ? headFault(end, head) : { seq: end.seq + 1, problem: "missing" as const });
  const goesOn = last < Math.min(to ?? head.seq, head.seq);
  return {
    checked: end.seq - start.seq,
    from,
    to: end.seq,
    head: { seq: head.seq, hash: head.hash },
    broken: fault,
    next: fault === null && goesOn ? last + 1 : null,
  };
}

async function walk(
  db: Db,
  start: Link,
  last: number,
): Promise<{ end: Link; broken: Broken | null }> {
  let end = start;
  for await (const row of rowsInOrder(db, undefined, { after: start.seq, upTo: last })) {
    const problem = problemOf(end, row, hashOf(end.hash, row));
    if (problem) return { end, broken: { seq: end.seq + 1, problem } };
    end = { seq: row.seq, hash: row.hash };
  }
  return { end, broken: null };
}

/** Whoever cuts rows off the end leaves a head that points past it. */
const headFault = (end: Link, head: Link): Broken | null =>
  end.seq === head.seq && end.hash !== head.hash ? { seq: end.seq, problem: "head" } : null;

async function linkBefore(db: Db, from: number): Promise<Link> {
  if (from === 1) return { seq: 0, hash: "" };
  const [row]: Pick<AuditRow, "hash">[] = await db
    .select({ hash: auditLog.hash })
    .from(auditLog)
    .where(eq(auditLog.seq, from - 1));
  return { seq: from - 1, hash: row?.hash ?? "" };
}
