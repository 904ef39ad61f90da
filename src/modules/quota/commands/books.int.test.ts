import { expect, test } from "vitest";
import { byKey, clientOf, laneDb } from "@/core/db";
import "@/test/database";
import { type Book, bookChanges } from "./books";

const book = (i: number): Book => ({
  name: `pool-${i}`,
  disabled: false,
  domains: [],
  unit: "month",
  every: 1,
  anchor: new Date(0),
  allowance: 0,
  remaining: i,
  booster: 0,
  boosterGranted: 0,
  allowanceGranted: 0,
  held: 0,
  lastRefreshedAt: new Date(0),
  nextRefreshAt: null,
  entries: [
    {
      kind: "charge",
      remainingDelta: 0,
      boosterDelta: 0,
      remainingAfter: 0,
      boosterAfter: 0,
      requestId: `${i}`,
      actorId: "test",
    },
  ],
});

test("a lane's plan finds the row of each book by its key, however many are saved", async () => {
  const [save] = bookChanges([book(1)], new Date());
  if (!save) throw new Error("nothing to save");
  const lane = clientOf(laneDb("test.plans", byKey));
  const { string } = await save(lane).describe();
  const rows = await lane.unsafe(`explain (generic_plan) ${string}`);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain("Index Scan using quota_pools_pkey on quota_pools p");
  // The rows of all books, each compared with all books, would be a table beside the scan.
  expect(plan).not.toMatch(/Materialize|Join Filter/);
});
