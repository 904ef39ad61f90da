import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { full } from "./harness/dataset";
import { booked, requireBooked } from "./harness/ledger";
import type { LoadPlan, LoadResult } from "./harness/load";
import { meter } from "./harness/processor";
import { productServer, timing, withProduct } from "./harness/product";
import { rounded } from "./harness/report";
import { batches, charges } from "./harness/requests";
import { load } from "./harness/stack";

/**
 * What a charge costs: processor time of the server and of PostgreSQL, written log, and charges in
 * one commit. For comparing two versions on a machine that others use, where throughput says little.
 */
await withProduct(async ({ stack, secret, port }) => {
  const results: LoadResult[] = [];
  const run = async (plan: Pick<LoadPlan, "requests"> & Partial<LoadPlan>) => {
    const result = await load({ ...timing, port, ...plan });
    results.push(result);
    return result.all.items;
  };
  const single = (tag: string) =>
    run({ requests: charges(secret, full, { pools: full.pools, tag }, 20_000) });
  const batch = (tag: string) =>
    run({
      connections: 4,
      requests: batches(secret, full, { pools: full.pools, tag }, { count: 20, length: 1_000 }),
    });

  // Code that runs for the first time is compiled, which is not what a charge costs.
  for (let warm = 0; warm < 20_000; ) warm += await single(`warm-${warm}`);
  const gauge = meter(stack, childOf(productServer));
  for (const [name, side] of Object.entries({ single, batch })) {
    const before = await gauge.spent();
    const count = await side(name);
    await sleep(1_500);
    const after = await gauge.spent();
    const each = (of: keyof typeof after) => rounded((after[of] - before[of]) / count);
    console.log(
      `${name}: server ${each("server")} µs, PostgreSQL ${each("postgres")} µs, ` +
        `log ${Math.round(each("wal"))} B, ${rounded(1 / each("transactions"))} in a commit`,
    );
  }
  await gauge.end();
  await requireBooked(stack.superuser, booked(results));
});

/** The process of this one that runs the file. */
function childOf(file: string): number {
  const pid = readdirSync("/proc").find((name) => {
    if (!/^\d+$/.test(name)) return false;
    const parent = /\) \S (\d+)/.exec(textOf(`/proc/${name}/stat`))?.[1];
    return Number(parent) === process.pid && textOf(`/proc/${name}/cmdline`).includes(file);
  });
  if (!pid) throw new Error(`no process runs ${file}`);
  return Number(pid);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
