import { full } from "./harness/dataset";
import { booked, requireBooked } from "./harness/ledger";
import { interleaved, timing, withProduct } from "./harness/product";
import { medianOf, report, rounded } from "./harness/report";
import { charges } from "./harness/requests";
import { load } from "./harness/stack";
import { tpcb } from "./harness/tpcb";

/** Charges that all hit one pool ÷ charges spread over 10,000 pools; and ÷ TPC-B. */
await withProduct(async ({ stack, secret, port }) => {
  const yardstick = await tpcb(stack);
  const charge = (pools: number) => (round: number) => {
    const spread = { pools, tag: `${pools}-${round}` };
    return load({ ...timing, port, requests: charges(secret, full, spread, 20_000) });
  };
  const runs = await interleaved({
    tpcb: () => yardstick.measure(),
    spread: charge(full.pools),
    hot: charge(1),
  });
  const durable = await requireBooked(
    stack.superuser,
    booked(runs.flatMap(({ spread, hot }) => [spread, hot])),
  );
  const ratio = medianOf(runs, ({ hot, spread }) => hot.perSecond / spread.perSecond);
  const hotOverTpcb = rounded(medianOf(runs, ({ hot, tpcb }) => hot.perSecond / tpcb.perSecond));
  const sides = {
    tpcb: { perSecond: rounded(medianOf(runs, ({ tpcb }) => tpcb.perSecond)) },
    spread: { perSecond: rounded(medianOf(runs, ({ spread }) => spread.perSecond)) },
    hot: { perSecond: rounded(medianOf(runs, ({ hot }) => hot.perSecond)) },
  };
  const figures = { size: full, driver: yardstick.driver, durable, hotOverTpcb, sides, runs };
  report({ name: "charge-hot", ratio, figures });
});
