import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expect } from "vitest";
import { toDb } from "@/core/db";
import { parseMoney } from "@/core/money";
import { hashToken, randomToken } from "@/core/secrets";
import { apiKeys } from "@/modules/access/tables";
import { approaches } from "@/modules/config/tables";
import { CrashClient } from "./crash-client";
import { crashServer } from "./crash-server";
import { startDurablePostgres } from "./durable-postgres";
import { fresh, givenMember, givenPerson, givenPool } from "./given";

const coin = 1_000_000;
const poolCount = 6;

export type Strike = "server" | "backend" | "postmaster";

/**
 * Charges a server that is killed again and again, then sends the whole journal once more. Returns
 * what the client knows and what the books say, for `expectExact`.
 */
export async function crash({ strikes, connections }: { strikes: Strike[]; connections: number }) {
  const cluster = await startDurablePostgres({ max_connections: "50" });
  const urls = await cluster.database("airgate");
  const books = () => postgres(cluster.superuser("airgate"), { max: 1, onnotice: () => undefined });
  const { secret, places } = await fill(urls.owner);
  const server = await crashServer(urls.web);
  const client = new CrashClient({
    port: server.port,
    secret,
    make: (n) => ({
      charge_id: fresh("crash"),
      ...(places[n % places.length] as (typeof places)[number]),
      svc: "chat",
      cost: `0.00${1_000 + (n % 9_000)}`,
    }),
  });
  const strike = {
    server: () => client.hold(server.killAndRestart()),
    postmaster: () => client.hold(cluster.killAndRestart()),
    async backend() {
      const sql = books();
      const [victim] = await sql<{ pid: number }[]>`
        select pid from pg_stat_activity where application_name = 'airgate' limit 1`;
      if (victim) process.kill(victim.pid, "SIGKILL");
      await sql.end({ timeout: 1 }).catch(() => undefined);
    },
  };
  try {
    client.start(connections);
    for (const [i, kind] of strikes.entries()) {
      await client.answers(60);
      // Half of the blows fall with an answer, which tells of one that was given too early.
      if (i % 2 === 1) await sleep(Math.random() * 20);
      await strike[kind]();
    }
    await client.answers(60);
    // The last blow finds charges under way, and nothing but the second sending follows it.
    await Promise.all([strike.server(), client.stop()]);
    const unanswered = client.unanswered().length;
    const before = await read(books());
    const known = answeredOf(client);
    await client.resendAll();
    return { client, unanswered, known, before, after: await read(books()) };
  } finally {
    await client.stop();
    await server.stop();
    await cluster.stop();
  }
}

const answeredOf = ({ journal }: CrashClient) =>
  [...journal].filter(([, { answer }]) => answer !== undefined).map(([id]) => id);

/** The journal is the books: nothing lost, nothing doubled, nothing that the client never sent. */
export function expectExact({ client, known, before, after }: Awaited<ReturnType<typeof crash>>) {
  const costs = new Map(
    [...client.journal].map(([id, { charge }]) => [id, parseMoney(charge.cost)]),
  );
  // Even before anything is sent again: what was answered is there, and no id is there twice.
  expect(before.doubled).toEqual([]);
  expect(known.filter((id) => before.charged.get(id) !== costs.get(id))).toEqual([]);
  expect([...before.charged.keys()].filter((id) => !costs.has(id))).toEqual([]);
  expect(before.unbalanced).toEqual([]);

  expect(client.unanswered()).toEqual([]);
  expect(client.changed).toEqual([]);
  expect(after.doubled).toEqual([]);
  expect(after.charged).toEqual(costs);
  expect(after.charges).toEqual(costs);
  expect(after.unbalanced).toEqual([]);
}

async function fill(ownerUrl: string) {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const db = toDb(sql as never);
  const secret = `ag_test00000000_${randomToken()}`;
  try {
    await db.insert(apiKeys).values({
      name: "crash",
      prefix: secret.slice(0, 8),
      secretHash: hashToken(secret),
      scopes: ["charges:write"],
      rateLimit: 1_000_000,
      createdBy: "test",
      createdAt: new Date(),
    });
    const approach_id = fresh("model");
    await db.insert(approaches).values({
      id: approach_id,
      labelZh: approach_id,
      labelEn: approach_id,
      provider: "test",
      kind: "chat",
    });
    const places = [];
    for (let i = 0; i < poolCount; i += 1) {
      const upn = await givenPerson(db);
      // Some pools run through their booster into debt on the way.
      const quota_pool = await givenPool(db, { remaining: (i * coin) / 4, booster: i * coin });
      await givenMember(db, upn, quota_pool);
      places.push({ upn, quota_pool, approach_id });
    }
    return { secret, places };
  } finally {
    await sql.end();
  }
}

/** The charges of the books by id, ids that are there twice, and pools whose Σ ledger ≠ balance. */
async function read(sql: postgres.Sql) {
  type Row = { id: string; cost: string; times: number };
  try {
    const ledger = await sql<Row[]>`
      select request_id as id, -sum(remaining_delta + booster_delta) as cost, count(*)::int4 as times
      from quota_ledger where kind = 'charge' group by request_id`;
    const charges = await sql<Row[]>`
      select charge_id as id, sum(cost) as cost, count(*)::int4 as times
      from billing_charges group by charge_id`;
    const unbalanced = await sql`
      select p.name from quota_pools p
      join (select pool, sum(remaining_delta) as remaining, sum(booster_delta) as booster
        from quota_ledger group by pool) l on l.pool = p.name
      where p.remaining <> l.remaining or p.booster <> l.booster`;
    const costs = (rows: readonly Row[]) => new Map(rows.map(({ id, cost }) => [id, Number(cost)]));
    const doubled = [...ledger, ...charges].filter(({ times }) => times > 1).map(({ id }) => id);
    return {
      charged: costs(ledger),
      charges: costs(charges),
      doubled,
      unbalanced: unbalanced.map(({ name }) => name),
    };
  } finally {
    await sql.end();
  }
}
