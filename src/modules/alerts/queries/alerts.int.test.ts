import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { alertOf, givenAlert, givenTarget } from "@/test/given-alerts";
import { acknowledgeAlert } from "../commands/act";
import { markRead } from "../commands/mark-read";
import { ListAlerts } from "../schema/alerts";
import { ListDeliveries } from "../schema/deliveries";
import { getAlert, getInbox, listAlerts } from "./alerts";
import { listDeliveries } from "./deliveries";

const own = testContext({ actor: admin("viewer") });
const list = (filter: object, ctx = own.ctx) => listAlerts(ctx, ListAlerts.parse(filter));
const seqOf = async (id: string) => (await alertOf(id)).seq;

test("alerts come newest first, page by page, each once", async () => {
  const subjectId = randomUUID();
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    ids.unshift((await givenAlert({ subjectId, dedupeKey: randomUUID() })).id);
  }
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ subjectId, limit: 2, ...(cursor ? { cursor } : {}) });
    pages.push(page.rows.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
  await expect(list({ cursor: "x" })).rejects.toMatchObject({ code: "alerts.cursor_invalid" });
});

test("the filter takes several types, severities and states", async () => {
  const subjectId = randomUUID();
  const make = async (values: Parameters<typeof givenAlert>[0]) =>
    (await givenAlert({ subjectId, dedupeKey: randomUUID(), ...values })).id;
  const step = await make({});
  const info = await make({ facts: { step: "50" } });
  const exhausted = await make({ type: "sub_account.exhausted" });
  await acknowledgeAlert(testContext().ctx, { id: exhausted, note: null });
  const found = async (filter: object) =>
    (await list({ subjectId, ...filter })).rows.map(({ id }) => id);

  expect(await found({})).toEqual([exhausted, info, step]);
  expect(await found({ types: [] })).toEqual([exhausted, info, step]);
  expect(await found({ types: ["sub_account.exhausted"] })).toEqual([exhausted]);
  expect(await found({ severities: ["info", "critical"] })).toEqual([exhausted, info]);
  expect(await found({ states: ["open"] })).toEqual([info, step]);
  expect(await found({ states: ["open"], severities: ["warning"] })).toEqual([step]);
  expect(await found({ subjectType: "cloud_account" })).toEqual([]);
});

test("unread is each person's own, and a mark never moves back", async () => {
  const [one, other] = [testContext({ actor: admin("viewer") }), testContext({ actor: admin() })];
  const first = await seqOf((await givenAlert()).id);
  await markRead(one.ctx, { through: first });
  const { id } = await givenAlert();
  expect((await getInbox(one.ctx, {})).unread).toBe(1);
  expect((await getInbox(other.ctx, {})).unread).toBeGreaterThan(1);
  const [newest] = (await getInbox(one.ctx, {})).latest;
  expect(newest).toMatchObject({ id, unread: true });

  const seq = await seqOf(id);
  expect(await markRead(one.ctx, { through: seq })).toEqual({ through: seq });
  expect(await markRead(one.ctx, { through: first })).toEqual({ through: seq });
  expect((await getInbox(one.ctx, {})).unread).toBe(0);
  expect((await list({ subjectId: newest!.subjectId }, one.ctx)).rows[0]?.unread).toBe(false);
  expect((await list({ subjectId: newest!.subjectId }, other.ctx)).rows[0]?.unread).toBe(true);
  expect(one.recorded.map(({ audit }) => audit)).toMatchObject([
    { action: "alert.inbox.read", old: { through: 0 }, new: { through: first } },
    { old: { through: first }, new: { through: seq } },
    null,
  ]);
});

test("a mark beyond the newest alert covers none that is still to come", async () => {
  const { ctx } = testContext({ actor: admin("viewer") });
  const { through } = await markRead(ctx, { through: 1_000_000_000 });
  const { id } = await givenAlert();
  expect(through).toBeLessThan(await seqOf(id));
  expect((await getInbox(ctx, {})).unread).toBe(1);
});

test("the bell counts to a hundred and shows the newest eight", async () => {
  for (let n = 0; n < 105; n += 1) await givenAlert();
  const { latest, open, unread } = await getInbox(testContext({ actor: admin("ops") }).ctx, {});
  expect([unread, open, latest.length]).toEqual([100, 100, 8]);
});

test("an alert shows its projects, what was done, and where it went", async () => {
  const target = await givenTarget({ url: "https://hooks.example.com/alerts/detail" });
  const { id } = await givenAlert();
  const actor = admin("ops");
  await acknowledgeAlert(testContext({ actor }).ctx, { id, note: "mine" });
  expect(await getAlert(own.ctx, { id })).toMatchObject({
    id,
    state: "acknowledged",
    facts: { step: "80", allocated: "100", spent: "81.5" },
    projects: [{ project: "lab", amount: "81.5" }],
    history: [{ act: "raise" }, { act: "acknowledge", actor: actor.id, note: "mine" }],
    deliveries: [{ targetId: target.id, targetName: target.name, state: "waiting", attempts: 0 }],
  });
  const absent = getAlert(own.ctx, { id: randomUUID() });
  await expect(absent).rejects.toMatchObject({ kind: "not_found", code: "alerts.not_found" });
});

test("deliveries are found by alert, target and state, page by page", async () => {
  const target = await givenTarget({ url: "https://hooks.example.com/alerts/listed" });
  const ids = [(await givenAlert()).id, (await givenAlert()).id, (await givenAlert()).id];
  const found = (filter: object) => listDeliveries(own.ctx, ListDeliveries.parse(filter));
  const first = await found({ targetId: target.id, limit: 2 });
  const rest = await found({ targetId: target.id, limit: 2, cursor: first.next });
  const seen = [...first.rows, ...rest.rows].map(({ alertId }) => alertId);
  expect([...seen].sort()).toEqual([...ids].sort());
  expect(rest.next).toBeNull();
  expect((await found({ targetId: target.id, state: "dead" })).rows).toEqual([]);
  expect((await found({ targetId: target.id, alertId: ids[0]! })).rows).toHaveLength(1);
  await expect(found({ cursor: "!" })).rejects.toMatchObject({ code: "alerts.cursor_invalid" });
});

test.each([
  ["a manager", manager()],
  ["an API key", apiKey("iam:read")],
  ["a sub-account", subAccount()],
])("%s sees no alerts", async (_who, actor) => {
  const { ctx } = testContext({ actor });
  const { id } = await givenAlert();
  const tries = [
    list({}, ctx),
    getAlert(ctx, { id }),
    getInbox(ctx, {}),
    markRead(ctx, { through: 1 }),
    listDeliveries(ctx, ListDeliveries.parse({})),
  ];
  for (const one of tries) await expect(one).rejects.toMatchObject({ kind: "forbidden" });
});
