import { expect, test } from "vitest";
import { crash, expectExact, type Strike } from "./crash";

/**
 * What it catches, tried with planted bugs: a group that answers before its rows are saved and
 * committed (36 answered charges were not in the ledger), and charge ids that are not remembered
 * (68 charges were booked twice).
 */
test("kill -9 of the server under load loses no charge and books none twice", async () => {
  const strikes = Array.from({ length: 6 }, (): Strike => "server");
  const run = await crash({ strikes, connections: 24 });
  expectExact(run);
  // Blows have cut charges off: without that the test would prove nothing.
  expect(run.unanswered).toBeGreaterThan(8);
  expect(run.known.length).toBeGreaterThan(200);
});
