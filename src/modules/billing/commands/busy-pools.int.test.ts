import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { connectSql, laneDb, toDb } from "@/core/db";
import { coin, context, expectConserved, givenAccount } from "@/test/account";
import { sql, webUrl } from "@/test/database";
import { bookGroup, isPoolBusy } from "../internal/group";
import { recordCharges } from "./charges";

/** Holds a pool's lock, as a long batch edit does, until it is let go. */
async function locked(pool: string) {
  let release = () => {};
  const end = new Promise<void>((resolve) => {
    release = resolve;
  });
  let done: Promise<unknown> = end;
  await new Promise<void>((hold) => {
    done = sql.begin(async (tx) => {
      await tx`select 1 from quota_pools where name = ${pool} for update`;
      hold();
      await end;
    });
  });
  return async () => {
    release();
    await done;
  };
}

test("a pool that is locked for long delays only its own charges", async () => {
  const [busy, other] = await Promise.all([
    givenAccount({ remaining: 100 * coin }),
    givenAccount({ remaining: 1_000 * coin }),
  ]);
  const letGo = await locked(busy.pool);
  let answered = 0;
  const waiting = Array.from({ length: 20 }, () =>
    busy.charge(coin).then((answer) => {
      answered += 1;
      return answer;
    }),
  );
  // Beside them, and long after every lane has met the locked pool.
  const begun = Date.now();
  const waves: number[] = [];
  while (Date.now() - begun < 5_000) {
    const sent = Date.now();
    waiting.push(busy.charge(coin).finally(() => (answered += 1)));
    await Promise.all(Array.from({ length: 20 }, () => other.charge(coin)));
    waves.push(Date.now() - sent);
    await sleep(100);
  }
  // The first meets the lock and waits for half a second; none waits until it is let go.
  expect(Math.max(...waves)).toBeLessThan(4_000);
  expect(waves.length).toBeGreaterThan(4);
  expect(answered).toBe(0);
  expect((await other.stored()).remaining).toBe((1_000 - 20 * waves.length) * coin);

  await letGo();
  const answers = await Promise.all(waiting);
  const balances = answers.map(({ balance }) => balance / coin).sort((a, b) => b - a);
  expect(balances).toEqual(answers.map((_, i) => 99 - i));
  await expectConserved(busy.pool);
  await expectConserved(other.pool);
});

test("a batch waits for its locked pool, and keeps no other batch from its own", async () => {
  const [busy, other] = await Promise.all([
    givenAccount({ remaining: 10 * coin }),
    givenAccount({ remaining: 10 * coin }),
  ]);
  const item = ({ base }: typeof busy, charge_id: string) => ({
    ...base,
    charge_id,
    svc: "chat",
    cost: "1",
  });
  const ids = Array.from({ length: 4 }, () => randomUUID());
  const letGo = await locked(busy.pool);
  const mixed = recordCharges(context(), {
    charges: [
      item(busy, ids[0]!),
      item(other, ids[1]!),
      { ...item(busy, ids[2]!), quota_pool: "absent" },
      item(busy, ids[0]!),
    ],
  });
  await sleep(3_000);
  const free = await recordCharges(context(), { charges: [item(other, ids[3]!)] });
  expect(free.booked).toBe(1);
  // What was free of the mixed batch is booked already, though its answer waits for the rest.
  expect((await other.stored()).remaining).toBe(8 * coin);
  await letGo();
  const { results } = await mixed;
  expect(results.map((one) => (one.ok ? one.charge.charge_id : one.error.code))).toEqual([
    ids[0],
    ids[1],
    "quota.pool_not_found",
    ids[0],
  ]);
  expect((await busy.stored()).remaining).toBe(9 * coin);
  await expectConserved(busy.pool);
  await expectConserved(other.pool);
});

test("a group that may not wait books what is free and calls the rest busy", async () => {
  const [busy, other] = await Promise.all([
    givenAccount({ remaining: coin }),
    givenAccount({ remaining: coin }),
  ]);
  const call = ({ base }: typeof busy) => ({
    kind: "charge" as const,
    request: {
      upn: base.upn,
      pool: base.quota_pool,
      approach: base.approach_id,
      dom: "production",
    },
    holdId: undefined,
    actorId: "test",
    input: { ...base, charge_id: randomUUID(), svc: "chat", cost: coin },
    cost: coin,
    priceVersion: null,
  });
  const impatient = connectSql(webUrl, 1, { lock_timeout: "100ms" });
  const letGo = await locked(busy.pool);
  const calls = [call(busy), call(other), call(busy)];
  const outcomes = await bookGroup(toDb(impatient), new Date(), calls);
  await letGo();
  expect(outcomes.map((one) => ("error" in one ? isPoolBusy(one.error) : "booked"))).toEqual([
    true,
    "booked",
    true,
  ]);
  expect([(await busy.stored()).remaining, (await other.stored()).remaining]).toEqual([coin, 0]);
  // The same calls again, now that nobody holds the pool: each is booked once.
  const again = await bookGroup(laneDb("test"), new Date(), calls);
  expect(again.every((one) => "value" in one)).toBe(true);
  expect((await busy.stored()).remaining).toBe(-coin);
  expect((await other.stored()).remaining).toBe(0);
  await impatient.end();
});
