import fc from "fast-check";
import { test } from "vitest";
import { play, sequence } from "@/test/pool-sequences";

test("a thousand sequences follow the model", async () => {
  await fc.assert(fc.asyncProperty(sequence, play), { numRuns: 1_000 });
});
