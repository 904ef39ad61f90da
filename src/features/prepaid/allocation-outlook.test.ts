import { expect, test } from "vitest";
import { type AllocationFacts, amountTyped, outlookOf } from "./allocation-outlook";

const facts: AllocationFacts = {
  subAccountId: "0190f5fe-0000-7000-8000-000000000001",
  ...{ allocated: "100", maxAllocated: "100", spent: "85", epoch: 1 },
  ...{ markedSteps: [50, 80], exhausted: false, steps: [50, 80, 90] },
  ...{ whenExhausted: "disable", disabledReasons: [] },
};
const used: AllocationFacts = {
  ...facts,
  ...{ spent: "120", exhausted: true, disabledReasons: ["exhausted"], markedSteps: [50, 80, 90] },
};
const effects = (...asked: Parameters<typeof outlookOf>) => {
  const outlook = outlookOf(...asked);
  return outlook.ok ? outlook.effects : outlook.code;
};

test("an allocation says what is there before and after it", () => {
  expect(outlookOf(facts, "50.5", "allocate")).toMatchObject({
    ...{ ok: true, before: "100", after: "150.5", spent: "85", left: "65.5" },
  });
});

test("beyond what was ever allocated a new epoch opens; steps passed already are not told", () => {
  expect(effects(facts, "50", "allocate")).toEqual([
    { kind: "epoch", epoch: 2, steps: [80, 90] },
    { kind: "marked", steps: [50] },
  ]);
});

test("what was deducted before opens none when it is given back", () => {
  expect(effects({ ...facts, allocated: "90" }, "10", "allocate")).toEqual([
    { kind: "sameEpoch", most: "100" },
  ]);
});

test("the first allocation is said to be the first", () => {
  const none = { ...facts, allocated: "0", maxAllocated: "0", spent: "0", epoch: 0 };
  expect(effects({ ...none, markedSteps: [] }, "10", "allocate")).toEqual([{ kind: "first" }]);
});

test("enough for a used-up quota enables it again, unless another reason is left", () => {
  expect(effects(used, "50", "allocate")).toContainEqual({ kind: "enabled" });
  const held: AllocationFacts = { ...used, disabledReasons: ["exhausted", "security"] };
  expect(effects(held, "50", "allocate")).toContainEqual({
    kind: "staysDisabled",
    reasons: ["security"],
  });
});

test("too little for it says what is missing", () => {
  expect(effects(used, "5", "allocate")).toContainEqual({ kind: "stillExhausted", missing: "15" });
});

test("a deduction tells the steps it passes, and that it uses the quota up", () => {
  expect(effects(facts, "6", "deduct")).toEqual([{ kind: "steps", steps: [90] }]);
  expect(effects(facts, "15", "deduct")).toContainEqual({ kind: "disables" });
  expect(effects({ ...facts, whenExhausted: "ask" }, "15", "deduct")).toContainEqual({
    kind: "asks",
  });
});

test("nothing is deducted below what is spent", () => {
  expect(outlookOf(facts, "15.000001", "deduct")).toMatchObject({
    ok: false,
    code: "quota.prepaid_underflow",
    details: { allocated: "100", spent: "85" },
  });
});

test.each([
  ["", undefined],
  ["1,250.50", { amount: "1250.5" }],
  ["0", { code: "quota.amount_not_positive" }],
  ["-3", { code: "quota.amount_not_positive" }],
  ["abc", { code: "money.invalid" }],
])("%j is an amount of %j", (typed, read) => expect(amountTyped(typed)).toEqual(read));
