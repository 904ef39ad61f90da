import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Act,
  anySteps,
  emptyModel,
  happen,
  isExhausted,
  refuses,
  stories,
} from "@/test/prepaid-model";
import { afterAllocation, afterSpend, type Prepaid, type Turn, unallocated } from "./prepaid";

const after = (prepaid: Prepaid, act: Act, steps: readonly number[]) =>
  act.kind === "move"
    ? afterAllocation(prepaid, act.amount, steps)
    : afterSpend(prepaid, act.spent, steps);

/** What is told after each act that was not refused, with the quota as it then stands. */
function tell(story: readonly Act[], steps: readonly number[]) {
  const model = emptyModel();
  let prepaid: Prepaid = unallocated;
  const told: { before: Prepaid; prepaid: Prepaid; turns: Turn[]; expected: Turn[] }[] = [];
  for (const act of story) {
    if (refuses(model, act)) {
      expect(() => after(prepaid, act, steps)).toThrow("quota.prepaid_underflow");
      continue;
    }
    const [before, was] = [prepaid, isExhausted(model)];
    const turned = happen(model, act, steps).map((step): Turn => ({ kind: "step", step }));
    const is = isExhausted(model);
    const expected: Turn[] =
      is === was ? turned : [...turned, { kind: is ? "exhausted" : "covered" }];
    const next = after(prepaid, act, steps);
    prepaid = next.prepaid;
    told.push({ before, ...next, expected });
  }
  return { told, prepaid, model };
}

test("any story goes as a plain model tells it", () => {
  fc.assert(
    fc.property(stories, anySteps, (story, steps) => {
      const { told, prepaid, model } = tell(story, steps);
      expect(told.map(({ turns }) => turns)).toEqual(told.map(({ expected }) => expected));
      const { allocated, spent, highest: maxAllocated, epoch } = model;
      expect(prepaid).toMatchObject({ allocated, spent, maxAllocated, epoch });
      expect(prepaid.exhausted).toBe(isExhausted(model));
    }),
    { numRuns: 2_000 },
  );
});

test("no step is told twice in an epoch, and only record highs open one", () => {
  fc.assert(
    fc.property(stories, (story) => {
      const { told, prepaid } = tell(story, [50, 80, 90]);
      const steps = told.flatMap(({ prepaid: { epoch }, turns }) =>
        turns.flatMap((turn) => (turn.kind === "step" ? [`${epoch} ${turn.step}`] : [])),
      );
      expect(new Set(steps).size).toBe(steps.length);
      const records = told.filter((act) => act.prepaid.allocated > act.before.maxAllocated);
      expect(prepaid.epoch).toBe(records.length);
    }),
    { numRuns: 2_000 },
  );
});

test("the same bills in another order end in the same state and tell the same", () => {
  const bills = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 });
  const paired = bills.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  const all = (list: readonly number[]) => {
    const spends = list.map((_, at) => list.slice(0, at + 1).reduce((sum, bill) => sum + bill, 0));
    const story: Act[] = spends.map((spent) => ({ kind: "spend", spent }));
    const { told, prepaid } = tell([{ kind: "move", amount: 100 }, ...story], [50, 80, 90]);
    return { prepaid, turns: told.flatMap(({ turns }) => turns) };
  };
  fc.assert(
    fc.property(paired, ([list, shuffled]) => {
      expect(all(shuffled)).toEqual(all(list));
    }),
    { numRuns: 1_000 },
  );
});

test("taking away and giving back tells nothing new", () => {
  const figures = fc.record({
    allocated: fc.integer({ min: 1, max: 1_000 }),
    spent: fc.integer({ min: 0, max: 1_000 }),
    taken: fc.integer({ min: 1, max: 1_000 }),
  });
  fc.assert(
    fc.property(figures, anySteps, ({ allocated, spent, taken }, steps) => {
      fc.pre(allocated - taken >= spent);
      const { told, prepaid } = tell(
        [
          { kind: "move", amount: allocated },
          { kind: "spend", spent },
          { kind: "move", amount: -taken },
          { kind: "move", amount: taken },
        ],
        steps,
      );
      expect(prepaid).toMatchObject({ allocated, epoch: 1, exhausted: false });
      expect(told.at(-1)?.turns.filter(({ kind }) => kind === "step")).toEqual([]);
    }),
  );
});
