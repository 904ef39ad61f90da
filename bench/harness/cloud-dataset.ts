import { randomUUID } from "node:crypto";
import postgres from "postgres";

type Size = { subAccounts: number; projects: number; day: string };

/**
 * One cloud account with sub-accounts that share its projects out, each with an allocation that
 * counts from the day on. Returns the account's id.
 */
export async function loadCloud(ownerUrl: string, { subAccounts, projects, day }: Size) {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const id = randomUUID();
  try {
    await sql`
      insert into iam_cloud_accounts (id, name, account_number, access_key_id, sealed_secret,
        verified_at, created_at)
      values (${id}, 'bench', '2100000001', 'bench', 'bench', now(), now())`;
    await sql`
      insert into iam_sub_accounts (cloud_account_id, user_name, username, display_name)
      select ${id}, 'bench-' || n, 'bench-' || n, 'Bench ' || n
      from generate_series(0, ${subAccounts - 1}) n`;
    await sql`
      insert into iam_monitored_days (sub_account_id, cloud_account_id, project, from_day)
      select s.id, ${id}, 'project-' || p, ${day}::date from generate_series(0, ${projects - 1}) p
      join iam_sub_accounts s on s.user_name = 'bench-' || p % ${subAccounts}`;
    await sql`
      insert into quota_prepaid (sub_account_id, allocated, max_allocated, epoch,
        first_allocated_day, updated_at)
      select id, 1000000000000, 1000000000000, 1, ${day}::date, now() from iam_sub_accounts`;
    await sql`analyze`;
    return id;
  } finally {
    await sql.end();
  }
}
