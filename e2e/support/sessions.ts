import { readFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";

const home = process.env.AIRGATE_HOME ?? ".airgate";

/** Moves an admin's sign-ins back, so that what is sensitive asks for the password again. */
export async function ageSignIns(email: string): Promise<void> {
  const { databaseUrl } = JSON.parse(readFileSync(path.join(home, "demo.json"), "utf8"));
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`
    update access_sessions set confirmed_at = confirmed_at - interval '10 minutes'
    where subject_type = 'admin'
      and subject_id = (select upn from access_admins where email = ${email})`;
  await sql.end();
}
