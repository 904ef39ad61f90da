import { sql } from "@/core/db";
import { policyIndex } from "@/modules/policy/queries/rules";
import { decide, type PolicyIndex } from "@/modules/policy/rules/decide";

/**
 * A process of its own with the live policy, for tests about several instances. It answers each
 * message with what it knows: `null` for an index that is not to be trusted now.
 */
export type FollowerQuestion = { n: number; how: "peek" | "get"; sub: string; obj: string };
export type FollowerAnswer = {
  n: number;
  verdict: "allow" | "deny" | "none" | null;
  /** How many different indexes it has seen: a patched one stays the same, a reloaded one does not. */
  generation: number;
};

let seen: PolicyIndex | undefined;
let generation = 0;

process.on("message", async ({ n, how, sub, obj }: FollowerQuestion) => {
  const index = how === "peek" ? policyIndex().peek() : await policyIndex().get();
  if (how === "peek" && index !== undefined && index !== seen) {
    seen = index;
    generation += 1;
  }
  const question = { subjects: [sub], dom: "production", obj, act: "use", at: Date.now() };
  const verdict = index ? decide(index, question) : null;
  process.send?.({ n, verdict, generation } satisfies FollowerAnswer);
});

// A test run that is killed takes it along.
process.on("disconnect", () => process.exit());

// Open before the test cuts anything: what it asks by `get` then goes over these.
await Promise.all(Array.from({ length: 2 }, () => sql()`select pg_sleep(0.05)`));
await policyIndex().get();
while (policyIndex().peek() === undefined) await new Promise((wait) => setTimeout(wait, 5));
process.send?.({ n: 0, verdict: null, generation } satisfies FollowerAnswer);
