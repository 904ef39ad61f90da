import { expect, test } from "vitest";
import { coin, givenAccount } from "@/test/account";
import { apiKey, testContext } from "@/test/context";
import { readUsage } from "./usage";

const read = (upn: string, group_by: "approach" | "day" | "person" | "pool" | "service") => {
  const now = Date.now();
  const input = { upn, from: new Date(now - 60_000), to: new Date(now + 60_000), group_by };
  return readUsage(testContext({ actor: apiKey("usage:read") }).ctx, input);
};

test("the total and the groups are of one moment, also while charges are booked", async () => {
  const { upn, charge } = await givenAccount({ remaining: 1_000 * coin });
  let booking = true;
  const spending = (async () => {
    for (let i = 0; booking; i += 1) await charge(1 + (i % 7), { svc: `svc-${i % 3}` });
  })();
  const seen = new Set<number>();
  for (let i = 0; i < 150; i += 1) {
    const { total, charges, groups } = await read(upn, "service");
    expect(groups.reduce((sum, group) => sum + group.cost, 0)).toBe(total);
    expect(groups.reduce((sum, group) => sum + group.charges, 0)).toBe(charges);
    seen.add(charges);
  }
  booking = false;
  await spending;
  // The books moved under the reader, or the test would prove nothing.
  expect(seen.size).toBeGreaterThan(20);
});

test("groups stand by what they cost, days by their date, and nothing is a total of zero", async () => {
  const { upn, pool, charge } = await givenAccount({ remaining: 1_000 * coin });
  expect(await read(upn, "approach")).toEqual({ total: 0, charges: 0, groups: [] });
  for (const [cost, svc] of [
    [1, "drama"],
    [5, "chat"],
    [3, "drama"],
    [4, "voice"],
  ] as const) {
    await charge(cost, { svc });
  }
  expect(await read(upn, "service")).toEqual({
    total: 13,
    charges: 4,
    groups: [
      { key: "chat", cost: 5, charges: 1 },
      { key: "drama", cost: 4, charges: 2 },
      { key: "voice", cost: 4, charges: 1 },
    ],
  });
  expect((await read(upn, "pool")).groups).toEqual([{ key: pool, cost: 13, charges: 4 }]);
  expect((await read(upn, "day")).groups).toHaveLength(1);
});
