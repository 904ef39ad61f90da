import { readdirSync, readFileSync } from "node:fs";
import postgres from "postgres";
import type { Stack } from "./stack";

/** What was spent so far: processor time in µs, written log in bytes, and transactions. */
type Spent = { server: number; postgres: number; wal: number; transactions: number };

/**
 * Reads what the server's process and PostgreSQL have spent. Processor time does not depend on who
 * else waits for the processor, so it tells more than throughput on a machine that is not quiet.
 */
export function meter({ superuser }: Stack, serverPid: number) {
  const sql = postgres(superuser, { max: 1, onnotice: () => undefined });
  const backends = new Map<number, number>();
  return {
    async spent(): Promise<Spent> {
      // The log of the last group is written a moment after its answers.
      const [row] = await sql`
        select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as wal, pg_stat_clear_snapshot(),
          (select sum(xact_commit) from pg_stat_database) as transactions,
          (select array_agg(pid) from pg_stat_activity where pid <> pg_backend_pid()) as pids`;
      // One that has ended keeps what it had spent.
      for (const pid of row?.pids ?? []) backends.set(pid, onProcessor(pid));
      return {
        server: onProcessor(serverPid),
        postgres: [...backends.values()].reduce((sum, one) => sum + one, 0),
        wal: Number(row?.wal),
        transactions: Number(row?.transactions),
      };
    },
    end: () => sql.end(),
  };
}

/** The process's time on a processor in µs, all its threads together. Linux only. */
function onProcessor(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, thread) => {
      const [nanoseconds] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(
        " ",
      );
      return sum + Number(nanoseconds) / 1_000;
    }, 0);
  } catch {
    return 0;
  }
}
