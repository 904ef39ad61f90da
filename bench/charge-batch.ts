import { full } from "./harness/dataset";
import { booked, requireBooked } from "./harness/ledger";
import { interleaved, timing, withProduct } from "./harness/product";
import { medianOf, report, rounded } from "./harness/report";
import { batches, charges } from "./harness/requests";
import { load } from "./harness/stack";

const batchLength = 1_000;
const batchConnections = 4;

/** Charges a second in batches of 1,000 ÷ single ones; four clients send batches, 32 single ones. */
await withProduct(async ({ stack, secret, port }) => {
  const spread = (tag: string) => ({ pools: full.pools, tag });
  const batch = { count: 20, length: batchLength };
  const runs = await interleaved({
    single: (round) =>
      load({ ...timing, port, requests: charges(secret, full, spread(`one-${round}`), 20_000) }),
    batch: (round) =>
      load({
        ...timing,
        port,
        connections: batchConnections,
        requests: batches(secret, full, spread(`many-${round}`), batch),
      }),
  });
  const durable = await requireBooked(
    stack.superuser,
    booked(runs.flatMap(({ single, batch }) => [single, batch])),
  );
  const ratio = medianOf(runs, ({ single, batch }) => batch.itemsPerSecond / single.itemsPerSecond);
  const sides = {
    single: { perSecond: rounded(medianOf(runs, ({ single }) => single.itemsPerSecond)) },
    batch: {
      perSecond: rounded(medianOf(runs, ({ batch }) => batch.itemsPerSecond)),
      batchLength,
      connections: batchConnections,
      p50: rounded(medianOf(runs, ({ batch }) => batch.p50)),
    },
  };
  report({ name: "charge-batch", ratio, figures: { size: full, durable, sides, runs } });
});
