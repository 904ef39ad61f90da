import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { outbox } from "@/modules/audit/tables";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { db, sql } from "@/test/database";
import { alertOf, deliveriesOf, givenAlert, givenTarget, historyOf } from "@/test/given-alerts";
import { raiseAlert, resolveAlerts } from "./raise";

const all = await givenTarget({ url: "https://hooks.example.com/all/of/them" });
const critical = await givenTarget({
  url: "https://hooks.example.com/critical",
  minSeverity: "critical",
});
const steps = await givenTarget({
  url: "https://hooks.example.com/steps",
  types: ["sub_account.quota_step"],
});

const targetsOf = async (id: string) => (await deliveriesOf(id)).map(({ targetId }) => targetId);
const announced = async (id: string) =>
  (await db.select().from(outbox)).filter(({ data }) => data.alertId === id);

test("an alert stands with its deliveries, its history, its audit row and its event", async () => {
  const { alert, id, raised, recorded } = await givenAlert();
  expect(raised).toBe(true);
  expect(await alertOf(id)).toMatchObject({
    type: "sub_account.quota_step",
    severity: "warning",
    state: "open",
    subjectLabel: "计算机系",
    details: { facts: alert.facts, projects: [{ project: "lab", amount: "81.5" }] },
  });
  expect((await targetsOf(id)).sort()).toEqual([all.id, steps.id].sort());
  expect(await historyOf(id)).toMatchObject([{ act: "raise", actor: "alerts.raise", note: null }]);
  expect(recorded[0]).toMatchObject({
    audit: {
      action: "alert.raise",
      targetId: id,
      new: { type: alert.type, severity: "warning", targets: 2 },
    },
  });
  expect(await announced(id)).toMatchObject([{ name: "alerts/delivery.due", deliveredAt: null }]);
});

test("the same occurrence again changes nothing and sends nothing", async () => {
  const first = await givenAlert();
  const { subjectId } = first.alert;
  const again = await givenAlert({ subjectId, facts: { step: "80", spent: "99" } });
  expect([again.id, again.raised, again.deliveries]).toEqual([first.id, false, 0]);
  expect(again.recorded).toMatchObject([{ audit: null, events: [] }]);
  expect((await alertOf(first.id)).details.facts.spent).toBe("81.5");
  expect(await historyOf(first.id)).toHaveLength(1);
  expect(await announced(first.id)).toHaveLength(1);
});

test("fifty raises of one occurrence at once make one alert, and one delivery to each target", async () => {
  const subjectId = randomUUID();
  const all = await Promise.all(Array.from({ length: 50 }, () => givenAlert({ subjectId })));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  expect(all.filter(({ raised }) => raised)).toHaveLength(1);
  const { id } = all[0]!;
  expect(await deliveriesOf(id)).toHaveLength(2);
  expect(await historyOf(id)).toHaveLength(1);
  expect(await announced(id)).toHaveLength(1);
});

test("a number is taken only when all lower ones are committed", async () => {
  const { alert } = await givenAlert();
  const { ctx } = testContext({ actor: job("alerts.raise") });
  const order: string[] = [];
  // It has its number, and commits late: before the audit chain's lock, which would queue the others.
  const late: typeof ctx = {
    ...ctx,
    async record() {
      await new Promise((resolve) => setTimeout(resolve, 300));
      order.push("slow commits");
    },
  };
  const slow = raiseAlert(late, { ...alert, dedupeKey: randomUUID() });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const quick = givenAlert().then(() => order.push("quick is stored"));
  await Promise.all([slow, quick]);
  expect(order).toEqual(["slow commits", "quick is stored"]);
});

test("what is over already is kept, and nobody is notified", async () => {
  const { id, deliveries, recorded } = await givenAlert({ over: true });
  expect((await alertOf(id)).state).toBe("resolved");
  expect([deliveries, await deliveriesOf(id)]).toEqual([0, []]);
  expect((await historyOf(id)).map(({ act }) => act)).toEqual(["raise", "resolve"]);
  expect(recorded[0]?.events).toEqual([]);
});

test("severity chooses the targets, too", async () => {
  const { id } = await givenAlert({ type: "sub_account.exhausted", dedupeKey: randomUUID() });
  expect((await targetsOf(id)).sort()).toEqual([all.id, critical.id].sort());
});

test("an alert that is rolled back leaves no delivery", async () => {
  const { ctx } = testContext({ actor: job("alerts.raise") });
  const { alert } = await givenAlert();
  const dedupeKey = randomUUID();
  const failing = { ...ctx, record: () => Promise.reject(new Error("no audit, no change")) };
  await expect(raiseAlert(failing, { ...alert, dedupeKey })).rejects.toThrow("no audit");
  expect(await sql`select 1 from alerts_alerts where dedupe_key = ${dedupeKey}`).toHaveLength(0);
});

test("what is over by itself is resolved, of that subject and type alone", async () => {
  const about = { type: "sub_account.exhausted", subjectType: "sub_account" } as const;
  const subjectId = randomUUID();
  const mine = await givenAlert({ ...about, subjectId, dedupeKey: randomUUID() });
  const others = [
    await givenAlert({ ...about, dedupeKey: randomUUID() }),
    await givenAlert({ subjectId }),
  ];
  const { ctx, recorded } = testContext({ actor: job("alerts.raise") });
  expect(await resolveAlerts(ctx, { ...about, subjectId })).toEqual({ ids: [mine.id] });
  expect(await resolveAlerts(ctx, { ...about, subjectId })).toEqual({ ids: [] });
  expect((await alertOf(mine.id)).state).toBe("resolved");
  expect((await historyOf(mine.id)).at(-1)).toMatchObject({
    act: "resolve",
    actor: "alerts.raise",
  });
  for (const { id } of others) expect((await alertOf(id)).state).toBe("open");
  expect(recorded.map(({ audit }) => audit)).toMatchObject([[{ targetId: mine.id }], null]);
});

test.each([
  ["a super admin", admin()],
  ["another job", job("alerts.deliver")],
  ["a manager", manager()],
  ["an API key", apiKey("iam:read", "iam:quota", "iam:status")],
  ["a sub-account", subAccount()],
])("%s raises and resolves nothing", async (_who, actor) => {
  const { alert } = await givenAlert();
  const { ctx } = testContext({ actor });
  const raising = raiseAlert(ctx, { ...alert, dedupeKey: randomUUID() });
  await expect(raising).rejects.toMatchObject({ kind: "forbidden" });
  const { subjectId, subjectType, type } = alert;
  const resolving = resolveAlerts(ctx, { subjectId, subjectType, type });
  await expect(resolving).rejects.toMatchObject({ kind: "forbidden" });
});

test("the application cannot rewrite what was done about an alert", async () => {
  const { id } = await givenAlert();
  await expect(sql`update alerts_history set actor = 'x' where alert_id = ${id}`).rejects.toThrow(
    "permission denied",
  );
  await expect(sql`delete from alerts_history where alert_id = ${id}`).rejects.toThrow(
    "permission denied",
  );
});
