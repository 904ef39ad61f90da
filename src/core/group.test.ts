import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { grouped } from "./group";

/** Groups whose ends the test decides. */
function given(options: {
  lanes: number;
  max: number;
  enough?: number;
  size?: (item: number) => number;
}) {
  const groups: { items: readonly number[]; lane: number; end(): void }[] = [];
  const call = grouped<number, number>({
    ...options,
    run: (items, lane) =>
      new Promise((resolve) => {
        const end = () => resolve(items.map((item) => ({ value: item * 10 })));
        groups.push({ items, lane, end });
      }),
  });
  return { groups, call };
}
const turn = () => sleep(5);

test("a lone call leaves alone; those that come while every lane is busy leave together", async () => {
  const { groups, call } = given({ lanes: 1, max: 10 });
  const first = call(1);
  await turn();
  const others = [2, 3, 4].map(call);
  await turn();
  expect(groups.map(({ items }) => items)).toEqual([[1]]);
  groups[0]?.end();
  expect(await first).toBe(10);
  await turn();
  expect(groups.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
  groups[1]?.end();
  expect(await Promise.all(others)).toEqual([20, 30, 40]);
});

test("lanes are under way at once, each by itself", async () => {
  const { groups, call } = given({ lanes: 2, max: 2 });
  const calls = [1, 2, 3, 4, 5].map(call);
  await turn();
  expect(groups.map(({ items }) => items)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(new Set(groups.map(({ lane }) => lane)).size).toBe(2);
  groups[1]?.end();
  await turn();
  expect(groups[2]).toMatchObject({ items: [5], lane: groups[1]?.lane });
  groups[0]?.end();
  groups[2]?.end();
  expect(await Promise.all(calls)).toEqual([10, 20, 30, 40, 50]);
});

test("sizes count instead of calls, and one that is too large goes by itself", async () => {
  const { groups, call } = given({ lanes: 1, max: 10, size: (item) => item });
  const calls = [4, 6, 1, 25, 3].map(call);
  for (let i = 0; i < 4; i += 1) {
    await turn();
    groups[i]?.end();
  }
  await Promise.all(calls);
  expect(groups.map(({ items }) => items)).toEqual([[4, 6], [1], [25], [3]]);
});

test("a further lane leaves when there is enough for it, and otherwise not before a while", async () => {
  const { groups, call } = given({ lanes: 2, max: 10, enough: 3 });
  const items = () => groups.map((group) => group.items);
  const calls = [call(1)];
  await turn();
  calls.push(...[2, 3, 4].map(call));
  await sleep(1);
  expect(items()).toEqual([[1], [2, 3, 4]]);
  groups[0]?.end();
  groups[1]?.end();
  await turn();

  calls.push(call(5));
  await turn();
  calls.push(call(6));
  await sleep(0);
  // Too few for a lane of their own, and the other is under way.
  expect(items().at(-1)).toEqual([5]);
  await sleep(50);
  expect(items().at(-1)).toEqual([6]);

  // When it ends sooner, they leave at once.
  calls.push(call(7));
  groups[2]?.end();
  groups[3]?.end();
  await sleep(50);
  expect(items().at(-1)).toEqual([7]);
  groups[4]?.end();
  expect(await Promise.all(calls)).toEqual([1, 2, 3, 4, 5, 6, 7].map((item) => item * 10));
});

test("a group that fails rejects its calls, and the lane goes on", async () => {
  let fails = true;
  const call = grouped<number, number>({
    lanes: 1,
    max: 1,
    async run(items) {
      if (fails) throw new Error("no database");
      return items.map((item) => ({ value: item }));
    },
  });
  await expect(call(1)).rejects.toThrow("no database");
  fails = false;
  expect(await call(2)).toBe(2);
});
