import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { full } from "./harness/dataset";
import { booked, requireBooked } from "./harness/ledger";
import type { LoadPlan } from "./harness/load";
import { interleaved, timing, withProduct } from "./harness/product";
import { medianOf, report, rounded } from "./harness/report";
import { pairs } from "./harness/requests";
import { load } from "./harness/stack";

const folder = "bench/peers";
if (!existsSync(`${folder}/node_modules/.package-lock.json`)) {
  console.log("installing the peers from their own lock …");
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: folder, stdio: "inherit" });
}

/**
 * Pairs of a check and a charge a second ÷ what better-auth and rate-limiter-flexible do in their
 * one request: decide and count down on the same PostgreSQL, each with a process and ten
 * connections. A pair is two requests here, so the peers have half the HTTP to do.
 */
await withProduct(async ({ stack, secret, port }) => {
  const peer = async (name: string) => {
    const database = name.replaceAll("-", "_");
    await stack.cluster.database(database, { migrated: false });
    const env = { DATABASE_URL: stack.cluster.superuser(database) };
    return stack.serve(`${folder}/${name}.mjs`, env);
  };
  const betterAuth = await peer("better-auth");
  const limiter = await peer("rate-limiter-flexible");
  const runs = await interleaved({
    pair: (round) => {
      const spread = { pools: full.pools, tag: `pair-${round}` };
      return load({ ...timing, port, requests: pairs(secret, full, spread, 20_000), group: 2 });
    },
    betterAuth: () => load({ ...timing, port: betterAuth, requests: countdowns() }),
    limiter: () => load({ ...timing, port: limiter, requests: countdowns() }),
  });
  for (const { betterAuth, limiter } of runs) booked([betterAuth, limiter]);
  const durable = await requireBooked(stack.superuser, chargesOf(runs));

  const pairsPerSecond = ({ pair }: (typeof runs)[number]) => pair.perSecond / 2;
  const over = {
    betterAuth: medianOf(runs, (run) => pairsPerSecond(run) / run.betterAuth.perSecond),
    limiter: medianOf(runs, (run) => pairsPerSecond(run) / run.limiter.perSecond),
  };
  const sides = {
    pair: { perSecond: rounded(medianOf(runs, pairsPerSecond)) },
    betterAuth: {
      version: versionOf("better-auth"),
      perSecond: rounded(medianOf(runs, ({ betterAuth }) => betterAuth.perSecond)),
      ratio: rounded(over.betterAuth),
    },
    limiter: {
      version: versionOf("rate-limiter-flexible"),
      perSecond: rounded(medianOf(runs, ({ limiter }) => limiter.perSecond)),
      ratio: rounded(over.limiter),
    },
  };
  const ratio = Math.min(over.betterAuth, over.limiter);
  report({ name: "peer", ratio, figures: { size: full, durable, sides, runs } });
});

/** One request of a peer for each of its 10,000 keys. */
function countdowns(): LoadPlan["requests"] {
  return Array.from({ length: 10_000 }, (_, i) => {
    const key = `key-${(i * 7919) % 10_000}`.padEnd(64, "k");
    return { method: "GET", path: "/", headers: { "x-api-key": key }, body: "" };
  });
}

/** Every check must have been answered OK, and every charge booked: they come in turn. */
function chargesOf(runs: { pair: { all: { outcomes: Record<string, number> } } }[]): number {
  const sum = (outcome: string) =>
    runs.reduce((total, { pair }) => total + (pair.all.outcomes[outcome] ?? 0), 0);
  const all = runs.flatMap(({ pair }) => Object.values(pair.all.outcomes));
  if (sum("200") + sum("200 OK") !== all.reduce((a, b) => a + b, 0)) {
    throw new Error(`refused pairs: ${JSON.stringify(runs.map(({ pair }) => pair.all.outcomes))}`);
  }
  return sum("200");
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(`${folder}/node_modules/${name}/package.json`, "utf8")).version;
}
