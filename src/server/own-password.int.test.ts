import { afterAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { as } from "@/test/approvals";
import { admin } from "@/test/context";
import { operations } from "./operations";

afterAll(() => stopListening());

/** What somebody needs to come to a password of their own, or to leave. */
const ownAccount = [
  "access.me",
  "access.listOwnSessions",
  "access.confirmIdentity",
  "access.changeOwnPassword",
  "access.signOut",
  "access.signOutEverywhere",
  "access.endOwnSession",
];

const openToAdmins = operations.filter(({ access }) =>
  (access as { self?: readonly string[] }).self?.includes("admin"),
);
const others = openToAdmins.filter(({ id }) => !ownAccount.includes(id));

test("the operations of one's own account are these", () => {
  const own = openToAdmins.filter((one) => !others.includes(one)).map(({ id }) => id);
  expect(own.sort()).toEqual([...ownAccount].sort());
});

test.each(others)("with a password that somebody else has set, $id is shut", async (operation) => {
  const ctx = as({ ...admin(), mustChangePassword: true });
  await expect(operation(ctx, {} as never)).rejects.toMatchObject({
    kind: "precondition",
    code: "access.password_change_required",
  });
});
