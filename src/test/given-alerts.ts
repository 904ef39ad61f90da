import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { deliverDueOf } from "@/modules/alerts/commands/deliver";
import { raiseAlert } from "@/modules/alerts/commands/raise";
import { addTarget } from "@/modules/alerts/commands/targets";
import type { AlertRow } from "@/modules/alerts/queries/alert-rows";
import { RaiseAlert } from "@/modules/alerts/schema/alerts";
import { AddTarget } from "@/modules/alerts/schema/targets";
import { alertHistory, alerts, deliveries, targets } from "@/modules/alerts/tables";
import { job, testContext } from "./context";
import { db } from "./database";
import { fresh } from "./given";
import { startReceiver } from "./receiver";

/** A receiver on this machine that notifications may be sent to in this test file. */
export async function givenReceiver() {
  const receiver = await startReceiver();
  process.env.AIRGATE_DEMO = "1";
  process.env.AIRGATE_LOOPBACK_RECEIVERS = receiver.origin;
  // Whoever has read the environment already reads it anew.
  delete (globalThis as Record<symbol, unknown>)[Symbol.for("airgate.env")];
  return receiver;
}

/** Raises an alert about a sub-account that no other test has. */
export async function givenAlert(values: Partial<z.input<typeof RaiseAlert>> = {}, now?: Date) {
  const { ctx, recorded } = testContext({ actor: job("alerts.raise"), ...(now ? { now } : {}) });
  const subjectId = values.subjectId ?? randomUUID();
  const alert = RaiseAlert.parse({
    type: "sub_account.quota_step",
    dedupeKey: `step:${subjectId}:1:80`,
    subjectType: "sub_account",
    subjectId,
    subjectLabel: "计算机系",
    facts: { step: "80", allocated: "100", spent: "81.5" },
    projects: [{ project: "lab", amount: "81.5" }],
    ...values,
  });
  const raised = await raiseAlert(ctx, alert);
  return { ...raised, alert, recorded };
}

export const alertOf = async (id: string): Promise<AlertRow> =>
  (await db.select().from(alerts).where(eq(alerts.id, id)))[0]!;
export const historyOf = (id: string) =>
  db.select().from(alertHistory).where(eq(alertHistory.alertId, id)).orderBy(alertHistory.id);
export const deliveriesOf = (alertId: string) =>
  db.select().from(deliveries).where(eq(deliveries.alertId, alertId));
export const targetOf = async (id: string) =>
  (await db.select().from(targets).where(eq(targets.id, id)))[0]!;

/** A target; its filter takes only what concerns this test where a subject's type is given. */
export async function givenTarget(values: Partial<z.input<typeof AddTarget>> & { url: string }) {
  const { ctx, recorded } = testContext();
  const target = AddTarget.parse({
    kind: "webhook",
    name: fresh("target"),
    types: [],
    minSeverity: "info",
    language: "zh-CN",
    ...values,
  });
  return { ...(await addTarget(ctx, target)), name: target.name, recorded };
}

/** No target of an earlier test takes part in the next one. */
export async function withoutTargets() {
  await db.update(targets).set({ enabled: false, disabledBecause: "by_hand" }).where(sql`true`);
}

/** Deliveries under a clock of the test's own. */
export function givenDeliverer(
  loopback: readonly string[],
  start = new Date("2026-05-04T04:10:00Z"),
) {
  let now = start;
  const deliverDue = deliverDueOf(() => ({
    clock: () => now,
    random: () => 0,
    loopback,
    timeoutMs: 2_000,
    render: (alert, language) => ({
      title: `${language} ${alert.subjectLabel}`,
      lines: ["one", "two"],
      more: "more",
      link: { text: "open", url: "https://airgate.example.com" },
      note: "note",
    }),
  }));
  const { ctx, recorded } = testContext({ actor: job("alerts.deliver"), now: start });
  return {
    recorded,
    now: () => now,
    later(ms: number) {
      now = new Date(now.getTime() + ms);
    },
    deliver: (limit = 50) => deliverDue(ctx, { limit }),
  };
}

/** A target at a path of its own, an alert on its way to it, and who delivers it. */
export async function givenDelivery(
  receiver: Awaited<ReturnType<typeof startReceiver>>,
  values: Partial<Parameters<typeof givenTarget>[0]> = {},
) {
  const isBot = values.kind === "feishu";
  const path = `${isBot ? "/open-apis/bot/v2/hook" : "/hooks"}/${randomUUID()}`;
  const deliverer = givenDeliverer([receiver.origin]);
  const target = await givenTarget({ ...values, url: receiver.origin + path });
  const another = () => givenAlert({}, deliverer.now());
  const { id } = await another();
  return {
    ...deliverer,
    path,
    target,
    alertId: id,
    another,
    received: () => receiver.at(path),
    delivery: async () => (await deliveriesOf(id))[0]!,
  };
}
