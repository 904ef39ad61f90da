import postgres from "postgres";

/** The transaction of pgbench's TPC-B, from a process of its own, where pgbench is missing. */
export type TpcbPlan = {
  url: string;
  scale: number;
  clients: number;
  /** Makes the tables first. */
  fill: boolean;
  warmupSeconds: number;
  seconds: number;
};
export type TpcbResult = { perSecond: number };

process.once("message", async (plan: TpcbPlan) => {
  const sql = postgres(plan.url, { max: plan.clients, onnotice: () => undefined });
  if (plan.fill) await fill(sql, plan.scale);
  const result = await measure(sql, plan);
  await sql.end();
  process.send?.(result);
  process.disconnect();
});
process.on("disconnect", () => process.exit(0));

async function measure(sql: postgres.Sql, { clients, scale, ...plan }: TpcbPlan) {
  const begin = performance.now() + plan.warmupSeconds * 1000;
  const end = begin + plan.seconds * 1000;
  let done = 0;
  const client = async () => {
    while (performance.now() < end) {
      await transaction(sql, scale);
      const now = performance.now();
      if (now >= begin && now < end) done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { perSecond: plan.seconds > 0 ? done / plan.seconds : 0 };
}

const random = (most: number) => 1 + Math.floor(Math.random() * most);

function transaction(sql: postgres.Sql, scale: number) {
  const aid = random(100_000 * scale);
  const bid = random(scale);
  const tid = random(10 * scale);
  const delta = random(10_001) - 5_001;
  return sql.begin(async (tx) => {
    await tx`update pgbench_accounts set abalance = abalance + ${delta} where aid = ${aid}`;
    await tx`select abalance from pgbench_accounts where aid = ${aid}`;
    await tx`update pgbench_tellers set tbalance = tbalance + ${delta} where tid = ${tid}`;
    await tx`update pgbench_branches set bbalance = bbalance + ${delta} where bid = ${bid}`;
    await tx`insert into pgbench_history (tid, bid, aid, delta, mtime)
      values (${tid}, ${bid}, ${aid}, ${delta}, current_timestamp)`;
  });
}

async function fill(sql: postgres.Sql, scale: number) {
  await sql`create table pgbench_branches (bid int primary key, bbalance int, filler char(88))
    with (fillfactor = 100)`;
  await sql`create table pgbench_tellers (tid int primary key, bid int, tbalance int,
    filler char(84)) with (fillfactor = 100)`;
  await sql`create table pgbench_accounts (aid int primary key, bid int, abalance int,
    filler char(84)) with (fillfactor = 100)`;
  await sql`create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp,
    filler char(22))`;
  await sql`insert into pgbench_branches select n, 0, '' from generate_series(1, ${scale}::int) n`;
  await sql`insert into pgbench_tellers
    select n, (n - 1) / 10 + 1, 0, '' from generate_series(1, ${scale * 10}::int) n`;
  await sql`insert into pgbench_accounts
    select n, (n - 1) / 100000 + 1, 0, '' from generate_series(1, ${scale * 100_000}::int) n`;
  await sql`vacuum analyze`;
}
