import { full, loadDataset, type Size } from "./harness/dataset";
import { interleaved, productServer, timing } from "./harness/product";
import { medianOf, report, rounded } from "./harness/report";
import { checks } from "./harness/requests";
import { load, startStack } from "./harness/stack";

const few: Size = {
  people: 1_000,
  pools: 100,
  memberships: 1_000,
  policies: 100,
  approaches: full.approaches,
};

/** How much slower check-balance is with a hundred times the people and 200 times the policies. */
const stack = await startStack();
try {
  const small = await stack.cluster.database("small");
  const secrets = {
    few: await loadDataset(small.owner, few),
    many: await loadDataset(stack.owner, full),
  };
  const fewPort = await stack.serve(productServer, { DATABASE_URL: small.web });
  const manyPort = await stack.serve(productServer);
  const runs = await interleaved({
    few: () => load({ ...timing, port: fewPort, requests: checks(secrets.few, few, 20_000) }),
    many: () => load({ ...timing, port: manyPort, requests: checks(secrets.many, full, 20_000) }),
  });
  const ratio = medianOf(runs, ({ few, many }) => few.perSecond / many.perSecond);
  const sides = {
    few: { size: few, perSecond: rounded(medianOf(runs, ({ few }) => few.perSecond)) },
    many: { size: full, perSecond: rounded(medianOf(runs, ({ many }) => many.perSecond)) },
  };
  report({ name: "growth", ratio, figures: { sides, runs } });
} finally {
  await stack.stop();
}
