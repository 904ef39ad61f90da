import fc from "fast-check";

/** One thing that happens to a prepaid quota; `spent` is the figure of the bills, no increment. */
export type Act = { kind: "move"; amount: number } | { kind: "spend"; spent: number };

/**
 * What a prepaid quota must be after each act, written apart from the product's rules: fractions
 * instead of integers, and a list of what is no longer told.
 */
export type PrepaidModel = {
  allocated: number;
  spent: number;
  highest: number;
  epoch: number;
  /** `epoch step`, told or passed when the epoch opened. */
  quiet: Set<string>;
};

export const emptyModel = (): PrepaidModel => ({
  allocated: 0,
  spent: 0,
  highest: 0,
  epoch: 0,
  quiet: new Set(),
});

export const refuses = ({ allocated, spent }: PrepaidModel, act: Act): boolean =>
  act.kind === "move" &&
  act.amount < 0 &&
  (allocated + act.amount < 0 || allocated + act.amount < spent);

export const isExhausted = ({ epoch, spent, allocated }: PrepaidModel) =>
  epoch > 0 && spent >= allocated;

/** Lets it happen, and says which steps are told. */
export function happen(model: PrepaidModel, act: Act, steps: readonly number[]): number[] {
  if (act.kind === "move") model.allocated += act.amount;
  else model.spent = act.spent;
  const { allocated, spent } = model;
  const passed = steps.filter((step) => allocated > 0 && spent / allocated >= step / 100);
  if (allocated > model.highest) {
    model.highest = allocated;
    model.epoch += 1;
    silence(model, passed);
  }
  if (model.epoch === 0) return [];
  const told = passed.filter((step) => !model.quiet.has(`${model.epoch} ${step}`));
  silence(model, told);
  return told;
}

function silence({ quiet, epoch }: PrepaidModel, steps: readonly number[]) {
  for (const step of steps) quiet.add(`${epoch} ${step}`);
}

export const stories = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("move" as const), amount: fc.integer({ min: -60, max: 60 }) }),
    fc.record({ kind: fc.constant("spend" as const), spent: fc.integer({ min: -20, max: 200 }) }),
  ),
  { maxLength: 40 },
);

export const anySteps = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 })
  .map((list) => list.sort((a, b) => a - b));
