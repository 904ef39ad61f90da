import { expect, test } from "vitest";
import type { CloudState, Grant, Snapshot } from "../schema/cloud-state";
import { nothingPending } from "./pending";
import { deleteItems, disableItems, enableItems, leftItems } from "./plans";

const grant = (name: string, project = ""): Grant => ({ name, type: "System", project });
const snapshot: Snapshot = {
  takenAt: "2026-03-01T00:00:00.000Z",
  policies: [grant("A"), grant("B", "web")],
  keys: [
    { id: "on", active: true },
    { id: "off", active: false },
  ],
  arkKeys: [{ id: "ark", active: true }],
  login: { allowed: true, resetRequired: false },
};
const nothing: CloudState = { policies: [], keys: [], login: null };
const everything: CloudState = {
  policies: snapshot.policies,
  keys: snapshot.keys,
  login: snapshot.login,
};
const off = snapshot.keys.map(({ id }) => ({ id, active: false }));
const words = (items: ReturnType<typeof disableItems>) =>
  items.map((item) => {
    if ("grant" in item) return `${item.verb} ${item.grant.project}/${item.grant.name}`;
    if (item.verb === "set_key") return `key ${item.key} ${item.active}`;
    if (item.verb === "set_ark_key") return `ark ${item.arkKey} ${item.active}`;
    return item.verb === "allow_login" ? `login ${item.allowed}` : item.verb;
  });
const arkOn = [{ id: "ark", active: true }];
const arkOff = [{ id: "ark", active: false }];

test("a disable takes keys first, then login, Ark keys and policies", () => {
  const seen = { cloud: everything, arkKeys: arkOn };
  expect(words(disableItems(seen, snapshot, nothingPending))).toEqual([
    "key on false",
    "login false",
    "ark ark false",
    "detach /A",
    "detach web/B",
  ]);
});

test("a disable asks also for what does not show, or no more", () => {
  const seen = { cloud: nothing, arkKeys: [] };
  const pending = { ...nothingPending, detach: [grant("C")] };
  expect(words(disableItems(seen, snapshot, pending))).toEqual([
    "key on false",
    "login false",
    "ark ark false",
    "detach /A",
    "detach web/B",
    "detach /C",
  ]);
});

test("what is left after a disable is what of the snapshot still shows", () => {
  const cloud = { ...everything, policies: [grant("A"), grant("Hand")] };
  expect(words(leftItems({ cloud, arkKeys: arkOn }, snapshot))).toEqual([
    "key on false",
    "login false",
    "ark ark false",
    "detach /A",
  ]);
  expect(leftItems({ cloud: { ...nothing, keys: off }, arkKeys: arkOff }, snapshot)).toEqual([]);
});

test("an enable gives snapshot minus present, the access keys last", () => {
  const cloud = { policies: [grant("A"), grant("Hand")], keys: off, login: null };
  const shut = { ...cloud, login: { allowed: false, resetRequired: true } };
  const seen = { cloud: shut, arkKeys: arkOff };
  expect(words(enableItems(seen, snapshot, nothingPending))).toEqual([
    "attach web/B",
    "ark ark true",
    "login true",
    "key on true",
  ]);
  expect(enableItems({ cloud: everything, arkKeys: arkOn }, snapshot, nothingPending)).toEqual([]);
});

test("an enable takes away only what an edit meant to, and nothing that is wanted again", () => {
  const cloud = {
    policies: [...snapshot.policies, grant("Old"), grant("Hand")],
    keys: [
      { id: "on", active: true },
      { id: "off", active: true },
    ],
    login: { allowed: true, resetRequired: false },
  };
  const pending = {
    ...nothingPending,
    detach: [grant("Old"), grant("A"), grant("Never")],
    keys: [{ id: "off", active: false }],
    login: false,
  };
  const shut = { ...snapshot, login: { allowed: false, resetRequired: false } };
  expect(words(enableItems({ cloud, arkKeys: arkOn }, shut, pending))).toEqual([
    "detach /Old",
    "key off false",
    "login false",
  ]);
});

test("a key that is gone in the cloud is not activated", () => {
  const cloud = { ...everything, keys: [] };
  expect(enableItems({ cloud, arkKeys: [] }, snapshot, nothingPending)).toEqual([]);
});

test("a user is deleted after all that hangs on it, global policies before those of projects", () => {
  const cloud = { ...everything, policies: [grant("B", "web"), grant("A")] };
  expect(words(deleteItems(cloud, ["ark"]))).toEqual([
    "delete_key",
    "delete_key",
    "delete_ark_key",
    "detach /A",
    "detach web/B",
    "delete_login",
    "delete_user",
  ]);
  expect(words(deleteItems(nothing, []))).toEqual(["delete_user"]);
});
