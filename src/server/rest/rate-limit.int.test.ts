import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { renewShare } from "@/modules/access/commands/rate-shares";
import { leaseMs, leaseSize } from "@/modules/access/rules/rate-shares";
import { apiKeys, rateShares } from "@/modules/access/tables";
import { db } from "@/test/database";
import { makeLimiter } from "./rate-limit";

async function givenKey(rateLimit: number) {
  const [key] = await db
    .insert(apiKeys)
    .values({
      name: "test",
      prefix: "ag_test",
      secretHash: randomUUID(),
      scopes: [],
      rateLimit,
      createdBy: "test",
      createdAt: new Date(),
    })
    .returning();
  return { id: key!.id, rateLimit };
}

/** An instance of the limiter on the test's database, and how often it asked there. */
function givenInstance() {
  const instance = randomUUID();
  const asked = { count: 0 };
  const take = makeLimiter((key, renewal) => {
    asked.count += 1;
    return renewShare(db, key, { instance, ...renewal });
  }, Date.now);
  return { take, asked };
}
type Instance = ReturnType<typeof givenInstance>;

/** Sends requests for a while, so many at once and then a pause, and notes when each passed. */
async function hammer({ take }: Instance, key: { id: string; rateLimit: number }, given: Load) {
  const passed: number[] = [];
  const refused: number[] = [];
  const end = Date.now() + given.ms;
  while (Date.now() < end) {
    const waits = Array.from({ length: given.burst }, () => take(key, Date.now()));
    for (const wait of await Promise.all(waits)) {
      if (wait === undefined) passed.push(Date.now());
      else refused.push(wait);
    }
    await sleep(given.everyMs);
  }
  return { passed, refused };
}
type Load = { ms: number; burst: number; everyMs: number };

test.each([
  { rate: 100, of: 2 },
  { rate: 20, of: 4 },
  { rate: 1, of: 2 },
])("$of instances together pass $rate a second, its burst, and one lease", async ({ rate, of }) => {
  const key = await givenKey(rate);
  const begun = Date.now();
  const load = { ms: 3_000, burst: 5, everyMs: 5 };
  const instances = Array.from({ length: of }, givenInstance);
  const results = await Promise.all(instances.map((one) => hammer(one, key, load)));
  const seconds = (Date.now() - begun) / 1000;
  const passed = results.flatMap((one) => one.passed);
  expect(passed.length).toBeLessThanOrEqual(rate + rate * seconds + leaseSize(rate));
  expect(passed.length).toBeGreaterThanOrEqual(0.75 * (rate + rate * 3));
  for (const { refused } of results) {
    expect(refused.length).toBeGreaterThan(0);
    expect(Math.min(...refused)).toBeGreaterThanOrEqual(1);
  }
});

test("below the rate nothing is refused, however it is spread, and few requests ask the database", async () => {
  const key = await givenKey(400);
  const [busy, idle] = [givenInstance(), givenInstance()];
  const [one, two] = await Promise.all([
    hammer(busy, key, { ms: 2_000, burst: 2, everyMs: 10 }),
    hammer(idle, key, { ms: 2_000, burst: 1, everyMs: 100 }),
  ]);
  expect([...one.refused, ...two.refused]).toEqual([]);
  expect(busy.asked.count).toBeLessThan(one.passed.length / 5);
  expect(idle.asked.count).toBeLessThanOrEqual(4);
});

test("with a lease a request passes without a wait", async () => {
  const key = await givenKey(50);
  const { take } = givenInstance();
  expect(take(key, Date.now())).toBeInstanceOf(Promise);
  await take(key, Date.now());
  for (let i = 0; i < 20; i += 1) {
    expect(take(key, Date.now())).toBeUndefined();
    await sleep(20);
  }
});

test("many first requests at once share a renewal and pass up to the burst", async () => {
  const key = await givenKey(30);
  const { take, asked } = givenInstance();
  const waits = await Promise.all(Array.from({ length: 60 }, () => take(key, Date.now())));
  const passed = waits.filter((wait) => wait === undefined).length;
  expect(passed).toBeGreaterThanOrEqual(30);
  expect(passed).toBeLessThanOrEqual(30 + leaseSize(30) + 5);
  expect(asked.count).toBeLessThanOrEqual(10);
});

test("an instance that is gone keeps its lease from the others no longer than it lasts", async () => {
  const key = await givenKey(10);
  await renewShare(db, key, { instance: "gone", spent: 0, held: 0, wanted: 10 });
  const { take } = givenInstance();
  await sleep(leaseMs + 100);
  const { passed } = await hammer({ take, asked: { count: 0 } }, key, {
    ms: 2_000,
    burst: 1,
    everyMs: 20,
  });
  expect(passed.length).toBeGreaterThanOrEqual(15);
  const [row] = await db.select().from(rateShares).where(eq(rateShares.keyId, key.id));
  expect(Object.keys(row!.leases)).not.toContain("gone");
});

test("without the database an instance limits by itself", async () => {
  const key = { id: randomUUID(), rateLimit: 5 };
  const take = makeLimiter(() => Promise.reject(new Error("no database")), Date.now);
  const waits = await Promise.all(Array.from({ length: 12 }, () => take(key, Date.now())));
  expect(waits.filter((wait) => wait === undefined)).toHaveLength(5);
  await sleep(1_050);
  expect(await take(key, Date.now())).toBeUndefined();
});
