import { approachOf, membershipOf, personOf, poolOf, type Size } from "./dataset";
import type { LoadPlan } from "./load";
import { numberMark } from "./load-request";

type Requests = LoadPlan["requests"];

/** Numbers that repeat from run to run and are spread as if by chance. */
function* numbers(seed: number) {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state;
  }
}

/** Requests that do not reach the balance: one of each code, in turn. */
const refusals = [
  { upn: "nobody@link.example.edu", quota_pool: "pool-0", approach_id: "model-0" },
  { upn: personOf(0), quota_pool: "no-such-pool", approach_id: "model-0" },
  { upn: personOf(0), quota_pool: "disabled", approach_id: "model-0" },
  { upn: personOf(0), quota_pool: "pool-1", approach_id: "model-0" },
  { upn: personOf(0), quota_pool: "pool-0", approach_id: "no-such-model" },
  { upn: personOf(0), quota_pool: "pool-0", approach_id: "shelved" },
  { upn: personOf(1), quota_pool: "pool-1", approach_id: "model-0" },
  { upn: personOf(0), quota_pool: "empty", approach_id: "model-0" },
  { upn: personOf(2), quota_pool: "pool-2", approach_id: 17 },
];

/** Checks spread over memberships and approaches; one in fifty is a refusal. */
export function checks(secret: string, size: Size, count: number): Requests {
  const random = numbers(7);
  return Array.from({ length: count }, (_, i) => {
    const n = random.next().value as number;
    const { upn, pool } = membershipOf(n % size.memberships, size);
    const refusal = i % 50 === 49 ? refusals[Math.floor(i / 50) % refusals.length] : undefined;
    // Person 1 is shut out, which is one of the refusals.
    const usual = upn === personOf(1) ? membershipOf(0, size) : { upn, pool };
    const body = refusal ?? {
      upn: usual.upn,
      quota_pool: usual.pool,
      approach_id: approachOf(n % size.approaches),
    };
    return post("/api/v1/check-balance", secret, body);
  });
}

/** Single-row selects by key, for the bare server. */
export function selects(size: Size, count: number): Requests {
  const random = numbers(7);
  return Array.from({ length: count }, () => ({
    method: "GET",
    path: `/${poolOf((random.next().value as number) % size.pools)}`,
    headers: {},
    body: "",
  }));
}

/** Which pools are charged: `pools` of them, from among the dataset's; ids begin with the tag. */
type Spread = { pools: number; tag: string };

/** Single charges with ids of their own, spread over pools and their members. */
export const charges = (secret: string, size: Size, spread: Spread, count: number): Requests =>
  Array.from({ length: count }, (_, i) =>
    post("/api/v1/charges", secret, chargeOf(size, spread, i)),
  );

/** Batches of charges, each charge with an id of its own. */
export const batches = (
  secret: string,
  size: Size,
  spread: Spread,
  { count, length }: { count: number; length: number },
): Requests =>
  Array.from({ length: count }, (_, batch) => {
    const items = Array.from({ length }, (_, i) => chargeOf(size, spread, batch * length + i));
    return post("/api/v1/charges", secret, { charges: items });
  });

/** A check and a charge of the same person and pool, one after the other. */
export const pairs = (secret: string, size: Size, spread: Spread, count: number): Requests =>
  Array.from({ length: count }, (_, i) => {
    const charge = chargeOf(size, spread, i);
    const { upn, quota_pool, approach_id } = charge;
    return [
      post("/api/v1/check-balance", secret, { upn, quota_pool, approach_id }),
      post("/api/v1/charges", secret, charge),
    ];
  }).flat();

function chargeOf(size: Size, { pools, tag }: Spread, i: number) {
  const n = (i * 7919) % size.memberships;
  const { upn, pool } = membershipOf(n - (n % size.pools) + (n % pools), size);
  // Person 1 is shut out of everything, which is for other requests.
  const usual = upn === personOf(1) ? membershipOf(0, size) : { upn, pool };
  return {
    charge_id: `${tag}-${numberMark}`,
    upn: usual.upn,
    quota_pool: usual.pool,
    approach_id: approachOf(i % size.approaches),
    svc: "chat",
    cost: "0.000125",
    remark: { chat_session_id: `s-${i % 5000}`, msg_idx: i % 40, models: ["m"], tool_calls: [] },
  };
}

const post = (path: string, secret: string, body: unknown): Requests[number] => ({
  method: "POST",
  path,
  headers: { authorization: `Bearer ${secret}` },
  body: JSON.stringify(body),
});
