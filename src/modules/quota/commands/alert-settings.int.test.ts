import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { givenPrepaid } from "@/test/given-prepaid";
import { setAlertSettings } from "./alert-settings";
import { disableExhausted } from "./disable-exhausted";

const own = { alertSteps: [10, 60], whenExhausted: "ask" as const };
const reasonsOf = async (id: string) => (await requireSubAccount(db, id)).disabledReasons;

test("a sub-account gets steps and a mode of its own, and everybody's again", async () => {
  const { id, ctx, recorded, spend } = await givenPrepaid({ allocated: 100 });
  await setAlertSettings(ctx, { subAccountId: id, ...own });
  expect((await spend(60)).map(({ data }) => data.step)).toEqual([10, 60]);
  await setAlertSettings(ctx, { subAccountId: id, alertSteps: null, whenExhausted: null });
  // 50 was never told, 60 and 10 are not everybody's.
  expect((await spend(61)).map(({ data }) => data.step)).toEqual([50]);
  const nobodys = { alertSteps: null, whenExhausted: null };
  expect(recorded.map(({ audit }) => audit)).toMatchObject([
    { action: "sub_account.alerts.change", targetId: id, old: nobodys, new: own },
    { old: own, new: nobodys },
  ]);
});

test("the same settings again are no change", async () => {
  const { id, ctx, recorded } = await givenPrepaid(own);
  await setAlertSettings(ctx, { subAccountId: id, ...own });
  expect(recorded.map(({ audit }) => audit)).toEqual([null]);
});

test("where a person decides, it disables what is used up, once; a new allocation lifts it", async () => {
  const { id, ctx, recorded, spend, allocate } = await givenPrepaid({ allocated: 10, ...own });
  const disable = () => disableExhausted(ctx, { subAccountId: id, reason: "talked to them" });
  await expect(disable()).rejects.toMatchObject({ code: "quota.not_exhausted" });
  await spend(10);
  await disable();
  expect(await reasonsOf(id)).toEqual(["exhausted"]);
  await disable();
  expect(recorded).toMatchObject([
    {
      audit: { action: "sub_account.exhausted.disable", new: { spent: "10", allocated: "10" } },
      events: [{ name: "iam/change.opened" }],
    },
    { audit: null },
  ]);
  await allocate(1);
  expect(await reasonsOf(id)).toEqual([]);
});

test("an absent and a deleted sub-account are not found", async () => {
  const { ctx } = testContext();
  const deleted = await givenPrepaid({ state: "deleted" });
  for (const subAccountId of [randomUUID(), deleted.id]) {
    await expect(setAlertSettings(ctx, { subAccountId, ...own })).rejects.toMatchObject({
      code: "iam.sub_account_not_found",
    });
  }
  const asked = disableExhausted(ctx, { subAccountId: randomUUID(), reason: "because" });
  await expect(asked).rejects.toMatchObject({ code: "iam.sub_account_not_found" });
});

test.each([
  { who: "a role without the capability", actor: admin("support") },
  { who: "a manager", actor: manager() },
  { who: "an API key, whatever its scopes", actor: apiKey("iam:quota", "iam:status") },
  { who: "a sub-account", actor: subAccount() },
])("$who may neither set alerts nor disable", async ({ actor }) => {
  const { id, spend } = await givenPrepaid({ allocated: 10, ...own });
  await spend(10);
  const { ctx } = testContext({ actor });
  const set = () =>
    setAlertSettings(ctx, { subAccountId: id, alertSteps: [], whenExhausted: null });
  const disable = () => disableExhausted(ctx, { subAccountId: id, reason: "because" });
  for (const refused of [set, disable]) {
    await expect(refused()).rejects.toMatchObject({ kind: "forbidden" });
  }
  expect(await requireSubAccount(db, id)).toMatchObject({ ...own, disabledReasons: [] });
});
