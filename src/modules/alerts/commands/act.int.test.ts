import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { sql } from "@/test/database";
import { alertOf, givenAlert, historyOf } from "@/test/given-alerts";
import { ActOnAlert } from "../schema/alerts";
import { acknowledgeAlert, reopenAlert, resolveAlert } from "./act";

const acts = { acknowledge: acknowledgeAlert, resolve: resolveAlert, reopen: reopenAlert };

async function given({
  actor = admin("ops"),
  ...values
}: Parameters<typeof givenAlert>[0] & { actor?: Actor } = {}) {
  const { id } = await givenAlert(values);
  const { ctx, recorded } = testContext({ actor });
  return {
    id,
    actor,
    recorded,
    act: (act: keyof typeof acts, note: string | null = null) =>
      acts[act](ctx, ActOnAlert.parse({ id, note })),
    state: async () => (await alertOf(id)).state,
  };
}

test("an alert is taken over, resolved and opened again, each with who and why", async () => {
  const { act, actor, id, recorded, state } = await given();
  expect(await act("acknowledge", " on it ")).toEqual({ id, state: "acknowledged" });
  expect(await act("resolve")).toEqual({ id, state: "resolved" });
  expect(await act("reopen", "it is back")).toEqual({ id, state: "open" });
  expect(await state()).toBe("open");
  expect((await historyOf(id)).slice(1)).toMatchObject([
    { act: "acknowledge", actor: actor.id, note: "on it" },
    { act: "resolve", actor: actor.id, note: null },
    { act: "reopen", actor: actor.id, note: "it is back" },
  ]);
  expect(recorded.map(({ audit }) => audit)).toMatchObject([
    {
      action: "alert.acknowledge",
      targetId: id,
      old: { state: "open" },
      new: { state: "acknowledged" },
      reason: "on it",
    },
    { action: "alert.resolve", old: { state: "acknowledged" }, reason: null },
    { action: "alert.reopen", old: { state: "resolved" }, new: { state: "open" } },
  ]);
});

test("a refused act leaves no trace", async () => {
  const { act, id, recorded, state } = await given();
  await expect(act("reopen")).rejects.toMatchObject({
    kind: "conflict",
    code: "alerts.state",
    details: { state: "open" },
  });
  await act("acknowledge");
  await expect(act("acknowledge")).rejects.toMatchObject({ code: "alerts.state" });
  expect([await state(), (await historyOf(id)).length, recorded.length]).toEqual([
    "acknowledged",
    2,
    1,
  ]);
});

test("leaving an exhausted sub-account running needs a note; a blank is none", async () => {
  const { act, state } = await given({
    type: "sub_account.exhausted",
    dedupeKey: randomUUID(),
    asks: "disable",
  });
  await expect(act("acknowledge", "  ")).rejects.toMatchObject({ code: "alerts.note_required" });
  expect(await state()).toBe("open");
  await act("acknowledge", "exam week");
  expect(await state()).toBe("acknowledged");
});

test("of twenty who take an alert over at once, one does", async () => {
  const { act, id } = await given();
  // Connections open one by one; only open ones are used at once.
  await Promise.all(Array.from({ length: 20 }, () => sql`select pg_sleep(0.1)`));
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => act("acknowledge")));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await historyOf(id)).toHaveLength(2);
});

test("an alert that is not there is not found", async () => {
  const { ctx } = testContext();
  for (const act of Object.values(acts)) {
    const acting = act(ctx, { id: randomUUID(), note: null });
    await expect(acting).rejects.toMatchObject({ kind: "not_found", code: "alerts.not_found" });
  }
});

test.each([
  ["finance", admin("finance")],
  ["support", admin("support")],
  ["a reviewer", admin("reviewer")],
  ["a viewer", admin("viewer")],
  ["a manager", manager()],
  ["an API key", apiKey("iam:read", "iam:status")],
  ["a sub-account", subAccount()],
  ["a job", job("alerts.raise")],
])("%s may not act on alerts", async (_who, actor) => {
  const { act, state } = await given({ actor });
  for (const verb of Object.keys(acts) as (keyof typeof acts)[]) {
    await expect(act(verb)).rejects.toMatchObject({ kind: "forbidden" });
  }
  expect(await state()).toBe("open");
});
