import { full } from "./harness/dataset";
import { interleaved, timing, withProduct } from "./harness/product";
import { medianOf, report, rounded } from "./harness/report";
import { checks, selects } from "./harness/requests";
import { load } from "./harness/stack";

/** check-balance ÷ a bare node:http server with one prepared select; and their p99 the other way. */
await withProduct(async ({ stack, secret, port }) => {
  const bare = await stack.serve("bench/harness/bare-server.ts");
  const runs = await interleaved({
    select: () => load({ ...timing, port: bare, requests: selects(full, 20_000) }),
    check: () => load({ ...timing, port, requests: checks(secret, full, 20_000) }),
  });
  const ratio = medianOf(runs, ({ select, check }) => check.perSecond / select.perSecond);
  const p99 = medianOf(runs, ({ select, check }) => select.p99 / check.p99);
  const sides = {
    select: {
      perSecond: rounded(medianOf(runs, ({ select }) => select.perSecond)),
      p99: rounded(medianOf(runs, ({ select }) => select.p99)),
    },
    check: {
      perSecond: rounded(medianOf(runs, ({ check }) => check.perSecond)),
      p99: rounded(medianOf(runs, ({ check }) => check.p99)),
    },
  };
  const reachedBalanceAndOk = share(runs.map(({ check }) => check.outcomes));
  if (reachedBalanceAndOk < 0.95) throw new Error(`only ${reachedBalanceAndOk} were answered OK`);
  report(
    { name: "check-p99", ratio: p99, figures: { sides } },
    { name: "check-balance", ratio, figures: { size: full, reachedBalanceAndOk, sides, runs } },
  );
});

/** The share of answers that passed every rule. */
function share(outcomes: Record<string, number>[]): number {
  const total = outcomes.flatMap((one) => Object.values(one)).reduce((a, b) => a + b, 0);
  const ok = outcomes.reduce((sum, one) => sum + (one["200 OK"] ?? 0), 0);
  return ok / total;
}
