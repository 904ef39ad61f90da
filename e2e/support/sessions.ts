import { readFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";

const home = process.env.AIRGATE_HOME ?? ".airgate";

/** The demo's own database, for what a browser cannot bring about. */
async function inDatabase<T>(use: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const { databaseUrl } = JSON.parse(readFileSync(path.join(home, "demo.json"), "utf8"));
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    return await use(sql);
  } finally {
    await sql.end();
  }
}

/** Moves an admin's sign-ins back, so that what is sensitive asks for the password again. */
export const ageSignIns = (email: string) =>
  inDatabase(
    (sql) => sql`
      update access_sessions set confirmed_at = confirmed_at - interval '10 minutes'
      where subject_type = 'admin'
        and subject_id = (select upn from access_admins where email = ${email})`,
  );

/** Has a run that ended well look as one that failed: jobs of the demo give no cause to. */
export const failRun = (id: string, message: string) =>
  inDatabase(
    (sql) => sql`
      update jobs_runs set status = 'failed', output = null,
        error = ${JSON.stringify({ name: "Error", message })}::json
      where id = ${id}`,
  );

/** Nobody has seen any alert: otherwise a second journey would find nothing unread. */
export const forgetRead = () => inDatabase((sql) => sql`update alerts_read_marks set through = 0`);
