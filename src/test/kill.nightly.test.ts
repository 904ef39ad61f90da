import { expect, test } from "vitest";
import { crash, expectExact, type Strike } from "./crash";

/**
 * Also with a power cut of PostgreSQL. The server may end when its connections break (the driver
 * can throw from a timer then); it is started again, as a supervisor does, and the books stay exact.
 */
test("kill -9 of server, backend and postmaster under load: the journal is the ledger", async () => {
  const round: Strike[] = ["server", "backend", "server", "postmaster", "backend"];
  const strikes = Array.from({ length: 6 }, () => round).flat();
  const run = await crash({ strikes, connections: 48 });
  expectExact(run);
  expect(run.unanswered).toBeGreaterThan(8);
  expect(run.known.length).toBeGreaterThan(500);
});
