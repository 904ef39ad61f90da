/**
 * Every bench by name. `file` may stand for several names that come from one run; `bar` is what the
 * ratio must reach, or with `most` must not pass; `aim` is what we want; `sides` names in the order
 * of the ratio what is shown of the run.
 */
export const benches = [
  {
    name: "check-balance",
    file: "check-balance.ts",
    bar: 0.7,
    aim: 1,
    what: "check-balance ÷ bare node:http server with one prepared select",
    sides: { check: "check-balance", select: "node:http select" },
  },
  {
    name: "check-p99",
    file: "check-balance.ts",
    bar: 0.5,
    what: "p99 of the node:http select ÷ p99 of check-balance",
    sides: { select: "node:http select", check: "check-balance" },
    unit: "p99",
  },
  {
    name: "check-next",
    file: "check-next.ts",
    bar: 4,
    what: "check-balance ÷ no-op Next route handler of the same build",
    sides: { check: "check-balance", next: "Next no-op" },
  },
  {
    name: "charge",
    file: "charge.ts",
    bar: 1,
    aim: 2,
    what: "durable single charges ÷ TPC-B on the same PostgreSQL",
    sides: { charge: "charges", tpcb: "TPC-B" },
  },
  {
    name: "charge-hot",
    file: "charge-hot.ts",
    bar: 0.5,
    what: "charges on one pool ÷ spread over 10,000 pools",
    sides: { hot: "one pool", spread: "10,000 pools", tpcb: "TPC-B" },
    extra: { key: "hotOverTpcb", text: "one pool ÷ TPC-B", bar: 0.5 },
  },
  {
    name: "charge-batch",
    file: "charge-batch.ts",
    bar: 5,
    what: "charges in batches of 1,000 ÷ single charges",
    sides: { batch: "in batches", single: "single" },
  },
  {
    name: "peer",
    file: "peer.ts",
    bar: 2,
    what: "pairs of check and charge ÷ the faster of two peers' verifications",
    sides: { pair: "pairs", betterAuth: "better-auth", limiter: "rate-limiter-flexible" },
  },
  {
    name: "casbin",
    file: "casbin.ts",
    bar: 1000,
    what: "checks of the compiled index ÷ Casbin's `enforceSync`, 10,000 policies",
    sides: {},
  },
  {
    name: "growth",
    file: "growth.ts",
    bar: 1.3,
    most: true,
    what: "check-balance with 1,000 people and 100 policies ÷ with 100,000 and 20,000",
    sides: { few: "small", many: "full" },
  },
  {
    name: "cloud-poll",
    file: "cloud-poll.ts",
    bar: 0.8,
    what: "rows a second of a poll that finds nothing new ÷ of the first one, 100,000 rows",
    sides: { first: "first poll", second: "second poll" },
  },
];

/** Whether a run's ratio is good enough, and what else its bench demands. */
export function meets({ bar, most, extra }, run) {
  const { ratio } = run ?? {};
  const enough = most ? ratio <= bar : ratio >= bar;
  return enough && (!extra || run[extra.key] >= extra.bar);
}
