import { full } from "./harness/dataset";
import { interleaved, timing, withProduct } from "./harness/product";
import { medianOf, report, rounded } from "./harness/report";
import { checks } from "./harness/requests";
import { load } from "./harness/stack";

/** check-balance ÷ a route handler of Next that does nothing, in the same process and build. */
await withProduct(async ({ secret, port }) => {
  const nothing = { method: "GET", path: "/api/health", headers: {}, body: "" };
  const runs = await interleaved({
    next: () => load({ ...timing, port, requests: [nothing] }),
    check: () => load({ ...timing, port, requests: checks(secret, full, 20_000) }),
  });
  for (const { next } of runs) {
    if (next.outcomes["200"] !== next.answers) {
      throw new Error(`the no-op route failed: ${JSON.stringify(next.outcomes)}`);
    }
  }
  const ratio = medianOf(runs, ({ next, check }) => check.perSecond / next.perSecond);
  const sides = {
    next: { perSecond: rounded(medianOf(runs, ({ next }) => next.perSecond)) },
    check: { perSecond: rounded(medianOf(runs, ({ check }) => check.perSecond)) },
  };
  report({ name: "check-next", ratio, figures: { size: full, sides, runs } });
});
