import type { Sql } from "@/core/db";

/**
 * What is wrong with a login that could take the restricted role off: connections act as
 * `airgate_app`, but whoever logs in as a superuser or as the owner of the tables is one statement
 * away from rewriting the audit log and the ledger. Undefined for a login that owns nothing.
 */
export async function loginProblem(sql: Sql): Promise<string | undefined> {
  const [login] = await sql<{ name: string; superuser: boolean; owner: boolean }[]>`
    select session_user as name, rolsuper as superuser, exists (
      select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'drizzle') and c.relkind in ('r', 'p')
        and pg_has_role(session_user, c.relowner, 'member')) as owner
    from pg_roles where rolname = session_user`;
  if (!login?.superuser && !login?.owner) return undefined;
  const why = login.superuser ? "is a superuser" : "owns the tables or may act as their owner";
  return (
    `DATABASE_URL logs in as "${login.name}", who ${why}, so the application could rewrite its own ` +
    "audit log and ledger. Give it a login of its own without any rights, and name the owner in " +
    "DATABASE_MIGRATE_URL: the migrations give the login what it needs."
  );
}
