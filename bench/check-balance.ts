import { full, loadDataset } from "./harness/dataset";
import { median, report } from "./harness/report";
import { checks, selects } from "./harness/requests";
import { load, startStack } from "./harness/stack";

const server = process.env.BENCH_SERVER ?? "dist/server.mjs";
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const seconds = Number(process.env.BENCH_SECONDS ?? 8);

const stack = await startStack();
try {
  const secret = await loadDataset(stack.owner, full);
  const product = await stack.serve(server);
  const bare = await stack.serve("bench/harness/bare-server.ts");
  const plan = { connections: 32, warmupSeconds: 3, seconds };
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    const select = await load({ ...plan, port: bare, requests: selects(full, 20_000) });
    const check = await load({ ...plan, port: product, requests: checks(secret, full, 20_000) });
    runs.push({ select, check, ratio: check.perSecond / select.perSecond });
  }
  const ratio = median(runs.map((run) => run.ratio));
  const p99 = median(runs.map(({ select, check }) => select.p99 / check.p99));
  const reached = share(runs.map(({ check }) => check.outcomes));
  report("check-p99", { runs: runs.map(({ select, check }) => [select.p99, check.p99]) }, p99);
  report("check-balance", { size: full, reachedBalanceAndOk: reached, runs }, ratio);
} finally {
  await stack.stop();
}

/** The share of answers that passed every rule. */
function share(outcomes: Record<string, number>[]): number {
  const total = outcomes.flatMap((one) => Object.values(one)).reduce((a, b) => a + b, 0);
  const ok = outcomes.reduce((sum, one) => sum + (one["200 OK"] ?? 0), 0);
  return ok / total;
}
