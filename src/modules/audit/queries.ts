import { and, desc, eq, lt } from "drizzle-orm";
import { clientOf, type Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { fileLines } from "./internal/file";
import { matching } from "./internal/rows";
import { verifyChain } from "./internal/verify";
import {
  type AuditExported,
  AuditKinds,
  AuditPage,
  AuditRow,
  AuditVerdict,
  GetAudit,
  ListAudit,
  ListAuditKinds,
  VerifyAudit,
} from "./schema";
import { auditLog } from "./tables";

/** Rows of the log, newest first; the cursor is the position of the page's last row. */
export const listAudit = query({
  id: "audit.listRows",
  access: { capability: "security.audit.read" },
  input: ListAudit,
  output: AuditPage,
  async run({ db }, { cursor, limit, ...filter }) {
    const rows = await db
      .select()
      .from(auditLog)
      .where(and(matching(filter), cursor ? lt(auditLog.seq, positionOf(cursor)) : undefined))
      .orderBy(desc(auditLog.seq))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    return { rows: page, next: rows.length > limit ? String(page.at(-1)?.seq) : null };
  },
});

/**
 * One row of the log.
 * @throws audit.row_not_found
 */
export const getAudit = query({
  id: "audit.getRow",
  access: { capability: "security.audit.read" },
  input: GetAudit,
  output: AuditRow,
  async run({ db }, { seq }) {
    const [row] = await db.select().from(auditLog).where(eq(auditLog.seq, seq));
    if (!row) throw new DomainError("not_found", "audit.row_not_found", { seq });
    return row;
  },
});

/** The actions and kinds of targets that occur in the log, for whoever searches it by them. */
export const listAuditKinds = query({
  id: "audit.listKinds",
  access: { capability: "security.audit.read" },
  input: ListAuditKinds,
  output: AuditKinds,
  async run({ db }) {
    const [actions, targetTypes] = await Promise.all([
      distinct(db, "action"),
      distinct(db, "target_type"),
    ]);
    return { actions, targetTypes };
  },
});

/** From one value to the next along the index: dozens of steps, however long the log. */
async function distinct(db: Db, column: "action" | "target_type"): Promise<string[]> {
  const sql = clientOf(db);
  const name = sql(column);
  const rows = await sql<{ value: string }[]>`
    with recursive seen(value) as (
      (select ${name} from audit_log order by ${name} limit 1)
      union all
      select (select ${name} from audit_log where ${name} > seen.value order by ${name} limit 1)
      from seen where seen.value is not null
    )
    select value from seen where value is not null`;
  return rows.map(({ value }) => value);
}

/**
 * Computes the chain again, at most `limit` rows a call, and names the first row that is broken.
 * Reaching the end of the chain also compares it with the head.
 */
export const verifyAudit = query({
  id: "audit.verifyChain",
  access: { capability: "security.audit.read" },
  input: VerifyAudit,
  output: AuditVerdict,
  run: ({ db }, range) => verifyChain(db, range),
});

/** The bytes of an export that `exportAudit` has recorded, line by line. */
export const auditFile = (db: Db, file: AuditExported): AsyncGenerator<string> =>
  fileLines(db, file);

function positionOf(cursor: string): number {
  const seq = Number(cursor);
  if (!Number.isSafeInteger(seq)) throw new DomainError("invalid", "audit.cursor_invalid");
  return seq;
}
