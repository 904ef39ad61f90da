import { and, asc, eq, ilike, or, sql } from "drizzle-orm";
import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { ApproachPage, ListApproaches } from "../schema/approaches";
import { approaches } from "../tables";

/**
 * Approaches with their labels, in display order; managers need them to read their pools.
 * @throws config.cursor_invalid
 */
export const listApproaches = query({
  id: "config.listApproaches",
  access: {
    capability: "apps.list.read",
    scope: "config:read",
    grant: { on: ["uniauth/bill", "uniauth/members"] },
  },
  input: ListApproaches,
  output: ApproachPage,
  async run({ db }, { search, onShelf, cursor, limit }) {
    const { id, labelZh, labelEn, provider, kind, domains, position } = approaches;
    const found = await db
      .select({
        id,
        labelZh,
        labelEn,
        provider,
        kind,
        onShelf: approaches.onShelf,
        domains,
        position,
      })
      .from(approaches)
      .where(
        and(
          search ? containing(search) : undefined,
          onShelf === undefined ? undefined : eq(approaches.onShelf, onShelf),
          cursor ? after(cursor) : undefined,
        ),
      )
      .orderBy(asc(position), asc(id))
      .limit(limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page,
      next: found.length > limit && last ? `${last.position}:${last.id}` : null,
    };
  },
});

function containing(search: string) {
  const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return or(
    ilike(approaches.id, pattern),
    ilike(approaches.labelZh, pattern),
    ilike(approaches.labelEn, pattern),
  );
}

function after(cursor: string) {
  const match = /^(-?\d{1,9}):(.+)$/s.exec(cursor);
  if (!match) throw new DomainError("invalid", "config.cursor_invalid");
  return sql`(${approaches.position}, ${approaches.id}) > (${Number(match[1])}::int4, ${match[2]})`;
}
