import { expect, test } from "vitest";
import { freeReasons, gainsOf, isLiftable, lossesOf } from "./losses";

const ark = { type: "System" as const, name: "ArkFullAccess", project: "" };
const inLab = { ...ark, project: "lab" };
const cloudState = {
  policies: [ark, { ...ark, name: "OfSomebody" }],
  keys: [
    { id: "a", active: true },
    { id: "b", active: false },
  ],
  login: { allowed: true, resetRequired: false },
};

test("a disable takes what the cloud shows and what was granted, each once", () => {
  const arkKeys = [{ id: "k", active: true }];
  expect(lossesOf({ cloudState, grants: [ark, inLab], arkKeys })).toEqual({
    global: 2,
    inProjects: 1,
    keys: 1,
    arkKeys: 1,
    login: true,
  });
});

test("where the cloud was never read, only what was granted counts", () => {
  expect(lossesOf({ cloudState: null, grants: [inLab], arkKeys: [] })).toEqual({
    global: 0,
    inProjects: 1,
    keys: 0,
    arkKeys: 0,
    login: false,
  });
});

test("an enable gives the snapshot back; inactive keys stay so", () => {
  const snapshot = { ...cloudState, arkKeys: [], takenAt: "2026-03-01T00:00:00.000Z" };
  expect(gainsOf({ snapshot })).toEqual({
    global: 2,
    inProjects: 0,
    keys: 1,
    arkKeys: 0,
    login: true,
  });
  expect(gainsOf({ snapshot: null })).toBeUndefined();
});

test("money's reason is not lifted by hand", () => {
  expect((["manual", "exhausted", "security"] as const).filter(isLiftable)).toEqual([
    "manual",
    "security",
  ]);
});

test("a person gives a reason that does not stand yet, never money's", () => {
  expect(freeReasons({ disabledReasons: ["exhausted"] })).toEqual(["manual", "security"]);
  expect(freeReasons({ disabledReasons: ["manual"] })).toEqual(["security"]);
  expect(freeReasons({ disabledReasons: ["security", "manual"] })).toEqual([]);
});
