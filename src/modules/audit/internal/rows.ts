import { and, asc, eq, gt, gte, ilike, like, lt, lte, or, type SQL } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { AuditFilter, AuditRow } from "../schema";
import { auditLog } from "../tables";

/** The condition that a filter stands for. */
export function matching(filter: AuditFilter): SQL | undefined {
  const { actor, action, targetType, targetId, from, to, text } = filter;
  const is = <T>(value: T | undefined, make: (value: T) => SQL | undefined) =>
    value === undefined ? undefined : make(value);
  return and(
    is(actor, (name) => or(eq(auditLog.actorId, name), eq(auditLog.actorEmail, name))),
    is(action, (name) =>
      or(eq(auditLog.action, name), like(auditLog.action, `${escaped(name)}.%`)),
    ),
    is(targetType, (type) => eq(auditLog.targetType, type)),
    is(targetId, (id) => eq(auditLog.targetId, id)),
    is(from, (at) => gte(auditLog.createdAt, at)),
    is(to, (at) => lt(auditLog.createdAt, at)),
    is(text, containing),
  );
}

function containing(text: string) {
  const pattern = `%${escaped(text)}%`;
  const places = [auditLog.targetId, auditLog.actorId, auditLog.actorEmail, auditLog.reason];
  return or(...places.map((place) => ilike(place, pattern)));
}

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** Rows in the order of the chain, page by page, so that memory stays small however many there are. */
export async function* rowsInOrder(
  db: Db,
  where: SQL | undefined,
  { after, upTo, pageSize = 1_000 }: { after: number; upTo: number; pageSize?: number },
): AsyncGenerator<AuditRow> {
  let last = after;
  let page: AuditRow[];
  do {
    page = await db
      .select()
      .from(auditLog)
      .where(and(gt(auditLog.seq, last), lte(auditLog.seq, upTo), where))
      .orderBy(asc(auditLog.seq))
      .limit(pageSize);
    yield* page;
    last = page.at(-1)?.seq ?? last;
  } while (page.length === pageSize);
}
