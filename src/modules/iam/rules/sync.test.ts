import { expect, test } from "vitest";
import { differences } from "./sync";

const now = new Date("2026-05-01T00:00:00Z");
const ours = (more: object = {}) => ({
  id: "a",
  userName: "zhang",
  cloudUserId: "1",
  displayName: "张",
  missingSince: null,
  ...more,
});
const user = (more: object = {}) => ({ id: "1", userName: "zhang", displayName: "张", ...more });

test.each([
  ["nothing differs", ours(), [user()], []],
  [
    "the display name was changed in the cloud",
    ours(),
    [user({ displayName: "张三" })],
    [{ kind: "renamed", change: { displayName: "张三" } }],
  ],
  [
    "the user was renamed in the cloud",
    ours(),
    [user({ userName: "zhang3" })],
    [{ kind: "renamed", change: { userName: "zhang3" } }],
  ],
  ["an empty display name does not wipe ours", ours(), [user({ displayName: "" })], []],
  ["the user is gone", ours(), [], [{ kind: "missing", change: { missingSince: now } }]],
  ["it is still gone", ours({ missingSince: new Date(0) }), [], []],
  [
    "the user is back",
    ours({ missingSince: new Date(0) }),
    [user()],
    [{ kind: "back", change: { missingSince: null } }],
  ],
  [
    "another user of the same name is somebody else",
    ours(),
    [user({ id: "2" })],
    [{ kind: "missing", change: { missingSince: now } }],
  ],
  [
    "a user whose number we did not know is found by name",
    ours({ cloudUserId: null }),
    [user()],
    [{ change: { cloudUserId: "1" } }],
  ],
])("%s", (_what, one, users, expected) => {
  expect(differences([one], users, now)).toMatchObject(expected);
  expect(differences([one], users, now)).toHaveLength(expected.length);
});
