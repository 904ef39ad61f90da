import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLast, type Page, pagesByNumber, pagesByOffset, rowsOf } from "./paging";

type Row = { id: string };
const rows = (count: number, from = 0): Row[] =>
  Array.from({ length: count }, (_, i) => ({ id: `row-${from + i}` }));
const collect = async <T>(items: AsyncIterable<T>) => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};
const idOf = ({ id }: Row) => id;
type Options = Partial<Parameters<typeof pagesByOffset<Row>>[2]>;
const byOffset = (fetchPage: (offset: number) => Page<Row>, options: Options = {}) =>
  collect(rowsOf(pagesByOffset("iam.Any", async (at) => fetchPage(at), { limit: 10, ...options })));

describe("lists paged by row index", () => {
  test("come whole, whatever the cloud's page size and whether it counts", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(60),
        fc.integer({ min: 1, max: 10 }),
        fc.boolean(),
        async (count, cap, counts) => {
          const list = rows(count);
          const size = counts ? cap : 10;
          const total = counts ? count : -1;
          const fetchPage = (at: number) => ({ rows: list.slice(at, at + size), total });
          expect(await byOffset(fetchPage, { idOf })).toEqual(list);
          expect(await byOffset(fetchPage, { exact: true })).toEqual(list);
        },
      ),
    );
  });

  test("show a row once that moved to the next page", async () => {
    const pages = [rows(10), [...rows(1, 9), ...rows(4, 10)]];
    const shown = await byOffset((at) => ({ rows: pages[at / 10] ?? [], total: 15 }), { idOf });
    expect(shown).toEqual(rows(14));
  });

  test.each([{ idOf }, {}])("are refused when the offset is ignored", async (options) => {
    const ignoring = byOffset(() => ({ rows: rows(10), total: 40 }), options);
    await expect(ignoring).rejects.toMatchObject({
      name: "CloudError",
      kind: "unavailable",
      code: "PagingRepeats",
    });
  });

  test("are refused when they do not end", async () => {
    const endless = byOffset((at) => ({ rows: rows(10, at) }), { idOf, maxPages: 20 });
    await expect(endless).rejects.toMatchObject({ code: "PagingEndless" });
  });

  test("are refused when rows are missing and all are needed", async () => {
    const cut = (at: number) => ({ rows: at === 0 ? rows(10) : [], total: 25 });
    await expect(byOffset(cut, { exact: true })).rejects.toMatchObject({
      code: "PagingIncomplete",
    });
    expect(await byOffset(cut)).toEqual(rows(10));
  });
});

test("a total that contradicts the rows counts as none", () => {
  const last = (offset: number, received: number, total?: number) =>
    isLast({ offset, received, limit: 10, total });
  expect([last(10, 10, 10), last(10, 10, 11), last(7, 7, 20)]).toEqual([true, false, false]);
  expect([last(10, 10, 0), last(7, 7, 0)]).toEqual([false, true]);
  expect([last(10, 10, -1), last(7, 7, -1)]).toEqual([false, true]);
  expect([last(10, 10), last(7, 7)]).toEqual([false, true]);
});

describe("lists paged by number", () => {
  const byNumber = async (fetchPage: (number: number) => Page<Row>) => {
    const asked: number[] = [];
    const shown = await collect(
      rowsOf(
        pagesByNumber(
          "ark.Any",
          async (number) => {
            asked.push(number);
            return fetchPage(number);
          },
          { idOf, maxPages: 20 },
        ),
      ),
    );
    return { shown, asked };
  };

  test("end with the total, or with an empty page", async () => {
    const list = rows(25);
    const page = (n: number) => list.slice((n - 1) * 10, n * 10);
    expect(await byNumber((n) => ({ rows: page(n), total: 25 }))).toEqual({
      shown: list,
      asked: [1, 2, 3],
    });
    expect(await byNumber((n) => ({ rows: page(n) }))).toEqual({
      shown: list,
      asked: [1, 2, 3, 4],
    });
    expect(await byNumber(() => ({ rows: [], total: 25 }))).toEqual({ shown: [], asked: [1] });
  });

  test("end when a page shows nothing new", async () => {
    const ignoring = await byNumber(() => ({ rows: rows(10), total: 25 }));
    expect(ignoring).toEqual({ shown: rows(10), asked: [1, 2] });
  });

  test("are refused when they do not end", async () => {
    const endless = byNumber((n) => ({ rows: rows(10, n * 10) }));
    await expect(endless).rejects.toMatchObject({ code: "PagingEndless" });
  });
});
