import { createHash, randomBytes } from "node:crypto";
import postgres from "postgres";

export type Size = {
  people: number;
  pools: number;
  memberships: number;
  policies: number;
  approaches: number;
};

export const full: Size = {
  people: 100_000,
  pools: 10_000,
  memberships: 100_000,
  policies: 20_000,
  approaches: 25,
};

/** What a load needs to know of the data: names are made from numbers. */
export const personOf = (n: number) => `u${n}@link.example.edu`;
export const poolOf = (n: number) => `pool-${n}`;
export const approachOf = (n: number) => `model-${n}`;
/** The pool of membership n: people are spread so that each pool has memberships ÷ pools members. */
export const membershipOf = (n: number, { people, pools }: Size) => ({
  upn: personOf(n % people),
  pool: poolOf(n % pools),
});

/**
 * Fills an empty, migrated database with set-based statements and returns an API key. Every pool
 * opens every approach through `model/*` on its first rule; the others are rules for single models,
 * some of them denies, so that a decision has something to read.
 */
export async function loadDataset(ownerUrl: string, size: Size): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const rulesPerPool = Math.max(1, Math.floor(size.policies / size.pools));
  try {
    await sql`
      insert into directory_people (upn, display_name, department, type)
      select 'u' || n || '@link.example.edu', '用户 ' || n, '院系 ' || n % 40, 'student'
      from generate_series(0, ${size.people - 1}) n`;
    await sql`
      insert into config_approaches (id, label_zh, label_en, provider, kind, on_shelf)
      select 'model-' || n, '模型 ' || n, 'Model ' || n, 'bench', 'chat', true
      from generate_series(0, ${size.approaches - 1}) n`;
    await sql`
      insert into config_approaches (id, label_zh, label_en, provider, kind, on_shelf)
      values ('shelved', '已下架', 'Shelved', 'bench', 'chat', false),
        ('forbidden', '未开放', 'Forbidden', 'bench', 'chat', true)`;
    await sql`
      insert into quota_pools (name, label, refresh_unit, refresh_every, refresh_anchor, allowance,
        remaining, booster, booster_granted, allowance_granted, last_refreshed_at, next_refresh_at,
        created_at, updated_at, disabled)
      select 'pool-' || n, '池 ' || n, 'month', 1, date_trunc('month', now()), 1000000000000,
        1000000000000, 0, 0, 1000000000000, now(), date_trunc('month', now()) + interval '1 month',
        now(), now(), false
      from generate_series(0, ${size.pools - 1}) n`;
    await sql`
      insert into quota_pools (name, label, refresh_unit, refresh_every, refresh_anchor, allowance,
        remaining, booster, booster_granted, allowance_granted, last_refreshed_at, next_refresh_at,
        created_at, updated_at, disabled)
      values ('empty', 'Empty', 'month', -1, now(), 0, 0, 0, 0, 0, now(), null, now(), now(), false),
        ('disabled', 'Disabled', 'month', -1, now(), 0, 0, 0, 0, 0, now(), null, now(), now(), true)`;
    await sql`
      insert into quota_ledger (pool, kind, remaining_delta, booster_delta, remaining_after,
        booster_after, request_id, actor_id, created_at)
      select name, 'opening', remaining, booster, remaining, booster, 'opening', 'bench', now()
      from quota_pools`;
    await sql`
      insert into policy_groupings (member, role, origin)
      select distinct 'u' || n % ${size.people} || '@link.example.edu',
        'pool-' || n % ${size.pools}, 'manual'
      from generate_series(0, ${size.memberships - 1}) n`;
    await sql`
      insert into policy_groupings (member, role, origin)
      values ('u0@link.example.edu', 'empty', 'manual'), ('u0@link.example.edu', 'disabled', 'manual')`;
    await sql`
      insert into policy_rules (sub, dom, obj, act, eft)
      select 'pool-' || n / ${rulesPerPool}, '*',
        'model/' || case when n % ${rulesPerPool} = 0 then '*'
          else 'other-' || n % ${rulesPerPool} end,
        'use', case when n % ${rulesPerPool} < 2 then 'allow' else 'deny' end
      from generate_series(0, ${size.pools * rulesPerPool - 1}) n
      where n < ${size.policies}`;
    await sql`
      insert into policy_rules (sub, dom, obj, act, eft)
      values ('empty', '*', 'model/*', 'use', 'allow'),
        ('u1@link.example.edu', '*', 'platform', 'entry', 'deny')`;
    const secret = `ag_bench0000000_${randomBytes(32).toString("base64url")}`;
    await sql`
      insert into access_api_keys (name, prefix, secret_hash, scopes, rate_limit, created_by, created_at)
      values ('bench', 'ag_bench', ${createHash("sha256").update(secret).digest("base64url")},
        '["balance:check","charges:write"]', 1000000, 'bench', now())`;
    await sql`vacuum analyze`;
    return secret;
  } finally {
    await sql.end();
  }
}
