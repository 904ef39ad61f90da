import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { admin, apiKey, manager, testContext } from "@/test/context";
import { db } from "@/test/database";
import { alertOf, givenAlert, historyOf } from "@/test/given-alerts";
import { givenPrepaid } from "@/test/given-prepaid";
import { disableAsked } from "../operations/alerts";

/** A quota that is used up, and the alert that asks about it. */
async function given(asks: "disable" | null = "disable") {
  const quota = await givenPrepaid({ allocated: 10, whenExhausted: "ask" });
  await quota.spend(12);
  const { id } = await givenAlert({
    type: "sub_account.exhausted",
    dedupeKey: randomUUID(),
    subjectId: quota.id,
    asks,
  });
  const now = async () => ({
    state: (await alertOf(id)).state,
    reasons: (await requireSubAccount(db, quota.id)).disabledReasons,
    steps: (await historyOf(id)).map(({ act, note }) => [act, note]),
  });
  return { ...quota, alert: id, now };
}
const untouched = { state: "open", reasons: [], steps: [["raise", null]] };

test("the answer disables the sub-account and takes the alert over in one", async () => {
  const { alert, id, now } = await given();
  const { ctx, recorded } = testContext({ actor: admin("ops") });
  expect(await disableAsked(ctx, { id: alert, reason: "no budget" })).toEqual({
    id: alert,
    state: "acknowledged",
  });
  expect(await now()).toEqual({
    state: "acknowledged",
    reasons: ["exhausted"],
    steps: [
      ["raise", null],
      ["acknowledge", "no budget"],
    ],
  });
  expect(recorded).toMatchObject([
    {
      audit: [
        { action: "sub_account.exhausted.disable", targetId: id, reason: "no budget" },
        { action: "alert.acknowledge", targetId: alert, reason: "no budget" },
      ],
      events: [{ name: "iam/change.opened", data: { subAccountId: id } }],
    },
  ]);
});

test("what refuses one of the two leaves both as they were", async () => {
  const { ctx } = testContext();
  const covered = await given();
  await covered.allocate(100);
  const asked = disableAsked(ctx, { id: covered.alert, reason: "late" });
  await expect(asked).rejects.toMatchObject({ code: "quota.not_exhausted" });
  expect(await covered.now()).toEqual(untouched);

  const told = await given(null);
  const unasked = disableAsked(ctx, { id: told.alert, reason: "why" });
  await expect(unasked).rejects.toMatchObject({ code: "alerts.asks_nothing" });
  expect(await told.now()).toEqual(untouched);
});

test("of two who answer at once one does, and the other is told", async () => {
  const { alert, now } = await given();
  const { ctx } = testContext();
  const both = [1, 2].map((n) => disableAsked(ctx, { id: alert, reason: `answer ${n}` }));
  const outcomes = await Promise.allSettled(both);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await now()).steps).toHaveLength(2);
});

test.each([
  ["finance", admin("finance")],
  ["a viewer", admin("viewer")],
  ["a manager", manager()],
  ["an API key", apiKey("iam:status")],
])("%s may not answer", async (_who, actor) => {
  const { alert, now } = await given();
  const asked = disableAsked(testContext({ actor }).ctx, { id: alert, reason: "why" });
  await expect(asked).rejects.toMatchObject({ kind: "forbidden" });
  expect(await now()).toEqual(untouched);
});
