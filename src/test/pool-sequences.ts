import { randomUUID } from "node:crypto";
import { eq, sum } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import { recordCharge, recordCharges } from "@/modules/billing/commands/charges";
import { checkBalance } from "@/modules/billing/commands/check-balance";
import { releaseHold } from "@/modules/billing/commands/holds";
import { adjustBooster } from "@/modules/quota/commands/booster";
import { ledger, pools } from "@/modules/quota/tables";
import { admin, apiKey, testContext } from "./context";
import { db } from "./database";
import { givenUser } from "./given";
import * as model from "./pool-model";

const amount = fc.integer({ min: 0, max: 9_000_000 });
const index = fc.nat({ max: 30 });

/** One thing that happens to a pool. Indexes pick among the ids used so far. */
const step = fc.oneof(
  fc.record({ do: fc.constant("pass" as const), minutes: fc.integer({ min: 1, max: 4_000 }) }),
  fc.record({ do: fc.constant("charge" as const), cost: amount }),
  fc.record({ do: fc.constant("settle" as const), cost: amount, of: index }),
  fc.record({ do: fc.constant("replay" as const), of: index }),
  fc.record({
    do: fc.constant("hold" as const),
    amount,
    ttl: fc.constantFrom(1, 60, 3_600, 86_400),
  }),
  fc.record({ do: fc.constant("release" as const), of: index }),
  fc.record({
    do: fc.constant("adjust" as const),
    by: fc.integer({ min: -9_000_000, max: 9_000_000 }),
  }),
  fc.record({
    do: fc.constant("burst" as const),
    costs: fc.array(amount, { minLength: 2, maxLength: 8 }),
  }),
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
export const sequence = fc.array(step, { minLength: 5, maxLength: 40 });

type World = {
  expected: model.PoolModel;
  base: { upn: string; quota_pool: string; approach_id: string };
  charges: { id: string; cost: number; hold_id?: string; answer: unknown }[];
};

/** Plays a sequence on a fresh pool and on the model, and compares them after every step. */
export async function play(steps: readonly Step[]): Promise<void> {
  const anchor = new Date("2026-03-01T00:00:00+08:00");
  const allowance = 5_000_000;
  const user = await givenUser(db, {
    allowance,
    remaining: allowance,
    refreshUnit: "day",
    refreshEvery: 1,
    refreshAnchor: anchor,
    lastRefreshedAt: anchor,
    nextRefreshAt: new Date(anchor.getTime() + 86_400_000),
    createdAt: anchor,
  });
  const world: World = {
    expected: {
      now: anchor.getTime(),
      anchor: anchor.getTime(),
      allowance,
      remaining: allowance,
      booster: 0,
      holds: [],
    },
    base: { upn: user.upn, quota_pool: user.pool, approach_id: user.approach },
    charges: [],
  };
  for (const one of steps) {
    await act[one.do](world, one as never);
    await compare(world, user.pool);
  }
}

const context = ({ expected }: World) =>
  testContext({ actor: apiKey("balance:check", "charges:write"), now: new Date(expected.now) }).ctx;

async function charge(world: World, cost: number, hold_id?: string) {
  const id = randomUUID();
  const input = {
    ...world.base,
    charge_id: id,
    svc: "chat",
    cost,
    ...(hold_id ? { hold_id } : {}),
  };
  const answer = await recordCharge(context(world), input);
  model.charge(world.expected, cost);
  if (hold_id) model.settle(world.expected, hold_id);
  world.charges.push({ id, cost, answer, ...(hold_id ? { hold_id } : {}) });
}

const act: { [K in Step["do"]]: (world: World, one: Extract<Step, { do: K }>) => Promise<void> } = {
  async pass({ expected }, { minutes }) {
    model.pass(expected, minutes * 60_000);
  },
  charge: (world, { cost }) => charge(world, cost),
  async settle(world, { cost, of }) {
    const { holds } = world.expected;
    const hold = holds[of % Math.max(1, holds.length)];
    await charge(world, cost, hold?.id);
  },
  async replay(world, { of }) {
    const first = world.charges[of % Math.max(1, world.charges.length)];
    if (!first) return;
    const { id: charge_id, cost, hold_id, answer } = first;
    const input = { ...world.base, charge_id, svc: "chat", cost, ...(hold_id ? { hold_id } : {}) };
    expect(await recordCharge(context(world), input)).toEqual(answer);
  },
  async hold(world, { amount: wanted, ttl }) {
    const hold = { id: randomUUID(), amount: wanted, ttl_seconds: ttl };
    const { ok } = await checkBalance(context(world), { ...world.base, hold });
    expect(ok).toBe(model.hold(world.expected, hold.id, wanted, ttl));
  },
  async release(world, { of }) {
    const { holds } = world.expected;
    const hold = holds[of % Math.max(1, holds.length)];
    if (!hold) return;
    await releaseHold(context(world), { hold_id: hold.id });
    model.settle(world.expected, hold.id);
  },
  async adjust(world, { by }) {
    if (by === 0) return;
    const { ctx } = testContext({ actor: admin("super_admin"), now: new Date(world.expected.now) });
    const input = {
      pool: world.base.quota_pool,
      amount: by,
      requestId: randomUUID(),
      reason: "试验",
    };
    const accepted = await adjustBooster(ctx, input).then(
      () => true,
      () => false,
    );
    expect(accepted).toBe(model.adjust(world.expected, by));
  },
  /** Charges side by side, each in a transaction of its own. */
  async burst(world, { costs }) {
    await Promise.all(
      costs.map((cost) =>
        recordCharges(context(world), {
          charges: [
            {
              ...world.base,
              charge_id: randomUUID(),
              svc: "chat",
              cost: `${Math.floor(cost / 1e6)}.${String(cost % 1e6).padStart(6, "0")}`,
            },
          ],
        }),
      ),
    );
    for (const cost of costs) model.charge(world.expected, cost);
  },
};

/** Check-balance says what the model says, and Σ ledger deltas = stored balance. */
async function compare(world: World, pool: string) {
  const { expected } = world;
  const checked = await checkBalance(context(world), world.base);
  expect({
    remaining: checked.allowance_remaining,
    booster: checked.booster,
    balance: checked.balance,
    available: checked.available,
    ok: checked.ok,
  }).toEqual({
    remaining: expected.remaining,
    booster: expected.booster,
    balance: model.balanceOf(expected),
    available: model.availableOf(expected),
    ok: model.availableOf(expected) > 0,
  });
  const [stored] = await db.select().from(pools).where(eq(pools.name, pool));
  const [total] = await db
    .select({ remaining: sum(ledger.remainingDelta), booster: sum(ledger.boosterDelta) })
    .from(ledger)
    .where(eq(ledger.pool, pool));
  expect([Number(total!.remaining), Number(total!.booster)]).toEqual([
    stored!.remaining,
    stored!.booster,
  ]);
}
