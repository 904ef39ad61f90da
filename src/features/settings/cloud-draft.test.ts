import { expect, test } from "vitest";
import { cloudSettings } from "@/modules/config/schema/cloud";
import { draftOf, numbered, readDraft, withRow } from "./cloud-draft";

const draft = draftOf(cloudSettings.initial);

test("what is stored comes back unchanged", () => {
  expect(readDraft(draft)).toEqual({ settings: cloudSettings.initial, problems: {} });
});

test.each(["50,80,90", "50 80 90", "50%、80%、90%", "50，80，90"])(
  "%s reads as three steps",
  (steps) => {
    expect(readDraft({ ...draft, steps }).settings?.alertSteps).toEqual([50, 80, 90]);
  },
);

test.each([
  [{ steps: "90, 50" }, { steps: "config.steps_order" }],
  [{ steps: "half" }, { steps: "config.step_range" }],
  [{ interval: "" }, { interval: "config.interval_range" }],
  [{ interval: "2.5" }, { interval: "config.interval_range" }],
  [
    { policies: numbered([{ name: " ", type: "System" as const }]) },
    { policies: "config.policy_name" },
  ],
  [
    { prices: numbered([{ endpoint: "*", input: "many", output: "1" }]) },
    { prices: "money.invalid" },
  ],
])("%j is refused at its field", (typed, problems) => {
  expect(readDraft({ ...draft, ...typed })).toEqual({ settings: undefined, problems });
});

test("prices are read as people write them", () => {
  const prices = numbered([{ endpoint: " ep-1 ", input: "1,000.5", output: "０.8" }]);
  expect(readDraft({ ...draft, prices }).settings?.tokenPrices).toEqual([
    { endpoint: "ep-1", input: "1000.5", output: "0.8" },
  ]);
});

test("a new row has a number that no other has", () => {
  const rows = numbered([{ a: 1 }, { a: 2 }]).slice(1);
  expect(withRow(rows, { a: 3 }).map(({ row }) => row)).toEqual([1, 2]);
});
