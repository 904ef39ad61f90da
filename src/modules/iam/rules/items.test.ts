import { expect, test } from "vitest";
import type { ItemSubject } from "../schema/changes";
import type { CloudState } from "../schema/cloud-state";
import { type ItemState, inOrder, isShown, letsPass, nextItem, subjectKey } from "./items";

const grant = { name: "A", type: "System" as const, project: "" };
const subjects = {
  plan: { verb: "plan" },
  attach: { verb: "attach", grant },
  detach: { verb: "detach", grant },
  user: { verb: "create_user" },
  key: { verb: "create_key" },
  gone: { verb: "delete_user" },
} as const satisfies Record<string, ItemSubject>;
type Name = keyof typeof subjects;
const items = (...each: [Name, ItemState][]) =>
  each.map(([name, state]) => ({ name, subject: subjects[name] as ItemSubject, state }));
const next = (kind: string, all: ReturnType<typeof items>, tried: Name[] = [], state = "open") =>
  nextItem({ kind, state }, all, ({ name }) => tried.includes(name))?.name;

test("the plan comes before what follows from it", () => {
  const all = items(["attach", "waiting"], ["plan", "waiting"]);
  expect(next("disable", all)).toBe("plan");
  expect(next("disable", all, ["plan"])).toBeUndefined();
});

test("items of a creation wait for each other, those of a disable do not", () => {
  const all = items(["user", "done"], ["attach", "sent"], ["key", "waiting"]);
  expect(next("create", all)).toBe("attach");
  expect(next("create", all, ["attach"])).toBeUndefined();
  expect(next("disable", all, ["attach"])).toBe("key");
});

test("the user is deleted last, when nothing else is left", () => {
  const all = items(["gone", "waiting"], ["detach", "failed"]);
  expect(next("delete", all)).toBe("detach");
  expect(next("delete", all, ["detach"])).toBeUndefined();
  expect(next("delete", items(["gone", "waiting"], ["detach", "done"]))).toBe("gone");
  expect(next("delete", items(["gone", "waiting"]), ["gone"])).toBeUndefined();
});

test("an undo goes backwards, over what failed as well", () => {
  const all = items(["user", "done"], ["attach", "failed"], ["key", "undone"]);
  expect(next("create", all, [], "undoing")).toBe("attach");
  expect(next("create", all, ["attach"], "undoing")).toBe("user");
});

test("what is refused lets later changes pass, what is not answered does not", () => {
  const open = { kind: "grants", state: "open" };
  expect(letsPass(open, items(["attach", "failed"], ["detach", "done"]))).toBe(true);
  expect(letsPass(open, items(["attach", "failed"], ["detach", "waiting"]))).toBe(false);
  for (const kind of ["create", "delete"]) {
    expect(letsPass({ kind, state: "open" }, items(["attach", "failed"]))).toBe(false);
  }
  expect(letsPass({ ...open, state: "undoing" }, items(["attach", "failed"]))).toBe(false);
});

test("a disable comes before edits that opened earlier, and after a creation", () => {
  const changes = [
    { kind: "profile", seq: 2 },
    { kind: "disable", seq: 3 },
    { kind: "create", seq: 4 },
    { kind: "grants", seq: 1 },
  ];
  expect(inOrder(changes).map(({ kind }) => kind)).toEqual([
    "create",
    "disable",
    "grants",
    "profile",
  ]);
});

test("the same thing asked for twice has one key, another thing another", () => {
  const distinct: ItemSubject[] = [
    ...Object.values(subjects),
    { verb: "attach", grant: { ...grant, project: "web" } },
    { verb: "attach", grant: { ...grant, type: "Custom" } },
    { verb: "set_key", key: "k", active: true },
    { verb: "set_key", key: "k", active: false },
    { verb: "delete_key", key: "k" },
  ];
  expect(new Set(distinct.map(subjectKey)).size).toBe(distinct.length);
  expect(subjectKey({ verb: "create_key", known: ["x"], key: "k" })).toBe(
    subjectKey({ verb: "create_key" }),
  );
});

const cloud: CloudState = {
  policies: [grant],
  keys: [
    { id: "on", active: true },
    { id: "off", active: false },
  ],
  login: { allowed: false, resetRequired: false },
};
test.each<[ItemSubject, boolean]>([
  [{ verb: "attach", grant }, true],
  [{ verb: "attach", grant: { ...grant, project: "web" } }, false],
  [{ verb: "detach", grant }, false],
  [{ verb: "set_key", key: "on", active: true }, true],
  [{ verb: "set_key", key: "on", active: false }, false],
  [{ verb: "set_key", key: "absent", active: true }, true],
  [{ verb: "delete_key", key: "off" }, false],
  [{ verb: "delete_key", key: "absent" }, true],
  [{ verb: "create_key", known: ["off"], key: "on" }, true],
  [{ verb: "create_key", known: [], key: "on" }, false],
  [{ verb: "create_key", known: ["on", "off"], key: "late" }, false],
  [{ verb: "withdraw_key", known: ["on"] }, false],
  [{ verb: "withdraw_key", known: ["on", "off"] }, true],
  [{ verb: "allow_login", allowed: false }, true],
  [{ verb: "set_password", allowed: true, resetRequired: true }, false],
  [{ verb: "delete_login" }, false],
  [{ verb: "update_profile", displayName: "x" }, true],
])("%j is shown: %s", (subject, shown) => {
  expect(isShown(subject, cloud, [])).toBe(shown);
});

test("an Ark key is shown by what Ark lists", () => {
  const set = (active: boolean): ItemSubject => ({
    verb: "set_ark_key",
    arkKey: "11111111-1111-4111-8111-111111111111",
    active,
  });
  const keys = [{ id: "11111111-1111-4111-8111-111111111111", active: true }];
  expect([isShown(set(true), cloud, keys), isShown(set(false), cloud, keys)]).toEqual([
    true,
    false,
  ]);
});
