import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { enforcerOf } from "@/modules/policy/internal/enforcer";
import { decide, indexRules, type Rule } from "@/modules/policy/rules/decide";
import { poolModel } from "@/modules/policy/rules/model";
import { type Grouping, pathsFrom } from "@/modules/policy/rules/paths";
import { report } from "./harness/report";

/**
 * The compiled policy index against Casbin's `enforceSync`, on the same rules, memberships and
 * questions, one after the other in one process. Both hold memberships in memory here; the product
 * reads them with the check's own query. Every answer of Casbin is compared with the index's.
 */
const approaches = 25;
const domain = "production";
const at = Date.parse("2026-03-01T00:00:00Z");

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

type Policy = { rules: Rule[]; groupings: Grouping[]; people: string[] };
type Question = { upn: string; obj: string };

/** Pools with one rule per approach, a deny in fifty; four pools and one person per five rules. */
function makePolicy(size: number): Policy {
  const pools = Math.max(1, Math.round(size / approaches));
  const rules = Array.from(
    { length: size },
    (_, n): Rule => ({
      id: n + 1,
      sub: `pool-${Math.floor(n / approaches) % pools}`,
      dom: n % 3 === 0 ? domain : "*",
      obj: n % 97 === 0 ? "model/*" : `model/approach-${n % approaches}`,
      act: "use",
      eft: n % 50 === 49 ? "deny" : "allow",
      expiresAt: null,
    }),
  );
  const people = Array.from({ length: Math.ceil(size / 5) }, (_, n) => `${n}@link.example.edu`);
  const groupings = people.flatMap((member, n) =>
    [...new Set([0, 1, 2, 3].map((k) => `pool-${(n * 7 + k * 13) % pools}`))].map((role) => ({
      member,
      role,
    })),
  );
  return { rules, groupings, people };
}

const makeQuestions = (people: readonly string[]): Question[] =>
  Array.from({ length: 4096 }, (_, n) => ({
    upn: people[(n * 7919) % people.length] ?? "",
    obj: `model/approach-${(n * 31) % (approaches + 2)}`,
  }));

/** Asks until the time is up, looking at the clock once a batch, and says how many answers a second. */
function rate(
  questions: readonly Question[],
  { milliseconds, batch }: { milliseconds: number; batch: number },
  ask: (question: Question) => boolean,
) {
  const start = performance.now();
  let asked = 0;
  let allowed = 0;
  while (performance.now() - start < milliseconds) {
    for (const end = asked + batch; asked < end; asked += 1) {
      const question = questions[asked % questions.length];
      if (question && ask(question)) allowed += 1;
    }
  }
  const seconds = (performance.now() - start) / 1000;
  return { checksPerSecond: asked / seconds, asked, allowedShare: allowed / asked };
}

async function costOf<T>(make: () => T | Promise<T>) {
  collect();
  const heap = process.memoryUsage().heapUsed;
  const start = performance.now();
  const value = await make();
  const loadMilliseconds = performance.now() - start;
  collect();
  return { value, loadMilliseconds, heapBytes: process.memoryUsage().heapUsed - heap };
}

async function measure(size: number, milliseconds: number) {
  const { rules, groupings, people } = makePolicy(size);
  const questions = makeQuestions(people);
  const compiled = await costOf(() => indexRules(rules));
  const own = new Map(people.map((upn) => [upn, [] as Grouping[]]));
  for (const grouping of groupings) own.get(grouping.member)?.push(grouping);
  const subjects = new Map([...own].map(([upn, of]) => [upn, [...pathsFrom(of, upn).keys()]]));
  const byIndex = ({ upn, obj }: Question) => {
    const asker = { subjects: subjects.get(upn) ?? [upn], dom: domain, at };
    return decide(compiled.value, { ...asker, obj, act: "use" }) === "allow";
  };
  const casbin = await costOf(() => enforcerOf({ model: poolModel, rules, groupings, at }));
  const byCasbin = ({ upn, obj }: Question) => casbin.value.enforceSync(upn, domain, obj, "use");

  rate(questions, { milliseconds: milliseconds / 4, batch: 1000 }, byIndex);
  const index = rate(questions, { milliseconds, batch: 1000 }, byIndex);
  const enforceSync = rate(questions, { milliseconds, batch: 1 }, (question) => {
    const allowed = byCasbin(question);
    if (allowed !== byIndex(question))
      throw new Error(`they differ on ${JSON.stringify(question)}`);
    return allowed;
  });
  const { value: _, ...indexCost } = compiled;
  const { value: __, ...casbinCost } = casbin;
  return {
    policies: size,
    memberships: groupings.length,
    people: people.length,
    index: { ...index, ...indexCost },
    enforceSync: { ...enforceSync, ...casbinCost },
    ratio: index.checksPerSecond / enforceSync.checksPerSecond,
  };
}

const shown = ({ checksPerSecond, loadMilliseconds, heapBytes }: Shown) =>
  `${Math.round(checksPerSecond).toLocaleString("en").padStart(12)} checks/s, loaded in ` +
  `${loadMilliseconds.toFixed(0).padStart(5)} ms, ${(heapBytes / 1e6).toFixed(1).padStart(6)} MB`;
type Shown = { checksPerSecond: number; loadMilliseconds: number; heapBytes: number };

const results = [];
for (const size of [100, 1_000, 10_000, 100_000]) {
  const result = await measure(size, size === 10_000 ? 6_000 : 2_000);
  results.push(result);
  console.log(`${size.toLocaleString("en").padStart(8)} policies`);
  console.log(`   index        ${shown(result.index)}`);
  console.log(`   enforceSync  ${shown(result.enforceSync)}   ×${Math.round(result.ratio)}`);
}

const ratio = results.find(({ policies }) => policies === 10_000)?.ratio ?? 0;
report({ name: "casbin", ratio, figures: { results } });
