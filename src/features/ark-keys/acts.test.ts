import { expect, test } from "vitest";
import { actsOn, obstacleOf } from "./acts";
import { type ArkKey, standingOf } from "./ark-key";

const key = (values: Partial<ArkKey> = {}): ArkKey => ({
  id: "k",
  subAccountId: "s",
  userName: "lab",
  displayName: "实验室",
  cloudAccount: null,
  project: "default",
  name: "k",
  origin: "created",
  status: "active",
  ending: "q7Zx",
  readable: true,
  numbered: true,
  takeable: false,
  work: null,
  createdAt: "2026-05-01T00:00:00Z",
  rotatedAt: null,
  lastRevealedAt: null,
  deletedAt: null,
  ...values,
});
const work = (values: Partial<NonNullable<ArkKey["work"]>> = {}) => ({
  changeId: "c",
  state: "open" as const,
  verb: "create_ark_key" as const,
  code: null,
  message: null,
  attempts: 0,
  dueAt: null,
  working: false,
  ...values,
});
const all = { mayWrite: true, mayReveal: true };
const edits = ["rename", "rotate", "deactivate", "delete"];

test.each([
  ["a key that works", key(), all, ["reveal", ...edits]],
  [
    "one that is off",
    key({ status: "inactive" }),
    all,
    ["reveal", "rename", "rotate", "activate", "delete"],
  ],
  [
    "a new one of one's own",
    key({ takeable: true }),
    { mayWrite: true, mayReveal: false },
    ["take", ...edits],
  ],
  ["one that is only looked at", key(), { mayWrite: false, mayReveal: true }, ["reveal"]],
  [
    "one that was not read",
    key({ status: "unreadable", readable: false }),
    all,
    ["again", "fill", ...edits],
  ],
  [
    "one that is being made",
    key({ status: "creating", readable: false, work: work() }),
    all,
    ["delete"],
  ],
  [
    "one that is held up",
    key({ status: "creating", readable: false, work: work({ code: "Throttling" }) }),
    all,
    ["again", "delete"],
  ],
  [
    "one that was given up",
    key({ status: "creating", readable: false, work: work({ state: "undone", code: "Denied" }) }),
    all,
    ["delete"],
  ],
  ["one that is being deleted", key({ status: "deleting", readable: false }), all, []],
])("%s", (_, given, rights, expected) => {
  expect(actsOn(given, rights)).toEqual(expected);
});

test("without its number the cloud cannot be told to switch or rotate a key", () => {
  const unknown = key({ numbered: false, origin: "entered" });
  expect(obstacleOf("rotate", unknown)).toBe("noNumber");
  expect(obstacleOf("deactivate", unknown)).toBe("noNumber");
  expect(obstacleOf("delete", unknown)).toBeUndefined();
  const rotating = key({ work: work({ verb: "rotate_ark_key" }) });
  expect([standingOf(rotating), obstacleOf("rotate", rotating)]).toEqual([
    "rotating",
    "states.rotating",
  ]);
});
