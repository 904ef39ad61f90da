import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { testContext } from "@/test/context";
import { db } from "@/test/database";
import { givenAdmin } from "@/test/given-access";
import { lockSuperAdmins } from "../internal/admins";
import { admins } from "../tables";
import { changeRole, setAdminDisabled } from "./admin-state";

afterAll(() => stopListening());
/** The rule counts all super_admins there are, so each test starts without one. */
beforeEach(() => db.update(admins).set({ role: "viewer" }).where(eq(admins.role, "super_admin")));

const active = () => db.transaction((tx) => lockSuperAdmins(tx));

test("two super_admins who demote each other at once leave one", async () => {
  for (let round = 0; round < 10; round += 1) {
    await db.update(admins).set({ role: "viewer" }).where(eq(admins.role, "super_admin"));
    const [one, two] = [await givenAdmin("super_admin"), await givenAdmin("super_admin")];
    const outcomes = await Promise.allSettled([
      changeRole(testContext({ actor: one }).ctx, { upn: two.id, role: "viewer" }),
      changeRole(testContext({ actor: two }).ctx, { upn: one.id, role: "viewer" }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { kind: "conflict", code: "access.last_super_admin" },
    });
    expect(await active()).toHaveLength(1);
  }
});

test("a demotion and a disabling of the last two leave one", async () => {
  for (let round = 0; round < 10; round += 1) {
    await db.update(admins).set({ role: "viewer" }).where(eq(admins.role, "super_admin"));
    const [one, two] = [await givenAdmin("super_admin"), await givenAdmin("super_admin")];
    const outcomes = await Promise.allSettled([
      changeRole(testContext({ actor: one }).ctx, { upn: two.id, role: "ops" }),
      setAdminDisabled(testContext({ actor: two }).ctx, { upn: one.id, disabled: true }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await active()).toHaveLength(1);
  }
});

test("a disabled or frozen super_admin does not count as another one", async () => {
  const last = await givenAdmin("super_admin");
  const gone = await givenAdmin("super_admin", { disabledAt: new Date() });
  const { ctx } = testContext({ actor: gone });
  const demote = changeRole(ctx, { upn: last.id, role: "viewer" });
  await expect(demote).rejects.toThrow("access.last_super_admin");
  const disable = setAdminDisabled(ctx, { upn: last.id, disabled: true });
  await expect(disable).rejects.toThrow("access.last_super_admin");
  expect(await active()).toEqual([last.id]);
});

test("with another active one a super_admin may be demoted", async () => {
  const [one, two] = [await givenAdmin("super_admin"), await givenAdmin("super_admin")];
  const { ctx } = testContext({ actor: one });
  await changeRole(ctx, { upn: two.id, role: "viewer" });
  expect(await active()).toEqual([one.id]);
});
