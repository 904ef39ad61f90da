import { full } from "./harness/dataset";
import { booked, requireBooked } from "./harness/ledger";
import { interleaved, timing, withProduct } from "./harness/product";
import { medianOf, report, rounded } from "./harness/report";
import { charges } from "./harness/requests";
import { load } from "./harness/stack";
import { tpcb } from "./harness/tpcb";

/** Durable single charges over HTTP ÷ TPC-B by pgbench on the same PostgreSQL. */
await withProduct(async ({ stack, secret, port }) => {
  const yardstick = await tpcb(stack);
  const spread = (round: number) => ({ pools: full.pools, tag: `single-${round}` });
  const runs = await interleaved({
    tpcb: () => yardstick.measure(),
    charge: (round) =>
      load({ ...timing, port, requests: charges(secret, full, spread(round), 20_000) }),
  });
  const durable = await requireBooked(stack.superuser, booked(runs.map(({ charge }) => charge)));
  const ratio = medianOf(runs, ({ charge, tpcb }) => charge.perSecond / tpcb.perSecond);
  const sides = {
    tpcb: { perSecond: rounded(medianOf(runs, ({ tpcb }) => tpcb.perSecond)) },
    charge: {
      perSecond: rounded(medianOf(runs, ({ charge }) => charge.perSecond)),
      p50: rounded(medianOf(runs, ({ charge }) => charge.p50)),
      p99: rounded(medianOf(runs, ({ charge }) => charge.p99)),
    },
  };
  const figures = { size: full, driver: yardstick.driver, durable, sides, runs };
  report({ name: "charge", ratio, figures });
});
