import { expect, test } from "vitest";
import { type Change, type Item, paceOf, progressOf, remaining, shownItems } from "./change";

const item = (state: Item["state"], subject: Item["subject"] = { verb: "delete_login" }): Item => ({
  position: 0,
  subject,
  state,
  attempts: 0,
  code: null,
  message: null,
  at: null,
});
const change = (given: Partial<Change> = {}): Change =>
  ({ id: "c", state: "open", working: false, dueAt: null, items: [], ...given }) as Change;
const now = Date.parse("2026-03-01T00:00:00Z");
const due = (seconds: number) => change({ dueAt: new Date(now + seconds * 1_000).toISOString() });

test("what is worked on or due soon is looked at each second, what waits less often", () => {
  expect(paceOf([], now)).toBe(15_000);
  expect(paceOf([due(2)], now)).toBe(1_000);
  expect(paceOf([due(600)], now)).toBe(3_000);
  expect(paceOf([due(600), change({ working: true, dueAt: due(600).dueAt })], now)).toBe(1_000);
});

test("what is left of a change depends on the way it goes", () => {
  const items = [item("done"), item("waiting"), item("failed"), item("undone"), item("sent")];
  expect(remaining(change({ items })).map(({ state }) => state)).toEqual([
    "waiting",
    "failed",
    "sent",
  ]);
  expect(remaining(change({ items, state: "undoing" })).map(({ state }) => state)).toEqual([
    "done",
    "waiting",
    "failed",
    "sent",
  ]);
});

test("the look at the cloud shows only while it is held up", () => {
  const plan = (state: Item["state"]) => item(state, { verb: "plan" });
  expect(shownItems(change({ items: [plan("waiting"), item("done")] }))).toHaveLength(2);
  expect(shownItems(change({ items: [plan("done"), item("done")] }))).toHaveLength(1);
});

test("progress differs as soon as one item does", () => {
  const before = progressOf([change({ items: [item("waiting")] })]);
  expect(progressOf([change({ items: [item("waiting")] })])).toBe(before);
  expect(progressOf([change({ items: [item("done")] })])).not.toBe(before);
  expect(progressOf([])).not.toBe(before);
});
