import type { z } from "zod";
import { wallClock } from "@/core/clock";
import { db } from "@/core/db";
import type { Context } from "@/core/operation";
import { raiseAlert, resolveAlerts } from "@/modules/alerts/commands/raise";
import { RaiseAlert, type ResolveAlerts } from "@/modules/alerts/schema/alerts";
import { PollFailed, PollRecovered } from "@/modules/billing/events";
import { ChangeStuck, CloudAccountRefused, DriftFound } from "@/modules/iam/events";
import { findCloudAccountName } from "@/modules/iam/queries/cloud";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { PrepaidCovered, PrepaidExhausted, PrepaidStepReached } from "@/modules/quota/events";
import { exhaustionOf } from "@/modules/quota/queries/exhaustion";
import { jobContext } from "../context";

/** An event with the id under which it is delivered: the same however often that happens. */
export type Told = { id: string; name: string; data: unknown };

/** Does what an event of another slice asks of alerts; doing it again changes nothing. */
export async function handle({ id, name, data }: Told, now = wallClock()): Promise<unknown> {
  const handler = handlers[name];
  if (!handler) throw new Error(`no alert is made of ${name}`);
  return handler({ data, occurrence: id, by: jobContext("alerts.raise", now) });
}

type Handler = (told: { data: unknown; occurrence: string; by: Context }) => Promise<unknown>;

const handlers: Readonly<Record<string, Handler>> = {
  [PrepaidStepReached.name]: async ({ data, by }) => {
    const told = PrepaidStepReached.data.parse(data);
    const { subAccountId, epoch, step } = told;
    const { spentAsOf } = await exhaustionOf(db(), subAccountId);
    return raise(by, {
      type: "sub_account.quota_step",
      dedupeKey: `step:${subAccountId}:${epoch}:${step}`,
      ...(await subAccount(subAccountId)),
      facts: { step: String(step), ...spending(told, spentAsOf) },
      projects: told.projects,
    });
  },

  [PrepaidExhausted.name]: async ({ data, occurrence, by }) => {
    const told = PrepaidExhausted.data.parse(data);
    const { subAccountId, epoch, mode } = told;
    const { exhausted, spentAsOf } = await exhaustionOf(db(), subAccountId);
    return raise(by, {
      type: "sub_account.exhausted",
      // Late bills may exhaust and cover a quota several times in one epoch.
      dedupeKey: `exhausted:${subAccountId}:${epoch}:${occurrence}`,
      ...(await subAccount(subAccountId)),
      facts: { ...spending(told, spentAsOf), mode },
      projects: told.projects,
      asks: mode === "ask" ? "disable" : null,
      // It was covered before anybody was told.
      over: !exhausted,
    });
  },

  [PrepaidCovered.name]: async ({ data, occurrence, by }) => {
    const told = PrepaidCovered.data.parse(data);
    const { subAccountId, epoch } = told;
    const subject = await subAccount(subAccountId);
    const { spentAsOf } = await exhaustionOf(db(), subAccountId);
    await resolve(by, { type: "sub_account.exhausted", ...subject });
    return raise(by, {
      type: "sub_account.restored",
      dedupeKey: `covered:${subAccountId}:${epoch}:${occurrence}`,
      ...subject,
      facts: spending(told, spentAsOf),
    });
  },

  [PollFailed.name]: async ({ data, occurrence, by }) => {
    const { cloudAccountId, code, message, period } = PollFailed.data.parse(data);
    return raise(by, {
      type: "bills.poll_failed",
      dedupeKey: `poll_failed:${cloudAccountId}:${occurrence}`,
      ...(await cloudAccount(cloudAccountId)),
      facts: { month: period, ...refusal(code, message) },
    });
  },

  [PollRecovered.name]: async ({ data, by }) => {
    const { cloudAccountId } = PollRecovered.data.parse(data);
    return resolve(by, { type: "bills.poll_failed", ...(await cloudAccount(cloudAccountId)) });
  },

  [CloudAccountRefused.name]: async ({ data, occurrence, by }) => {
    const { cloudAccountId, code } = CloudAccountRefused.data.parse(data);
    return raise(by, {
      type: "cloud_account.refused",
      dedupeKey: `account_refused:${cloudAccountId}:${occurrence}`,
      ...(await cloudAccount(cloudAccountId)),
      facts: refusal(code, null),
    });
  },

  [ChangeStuck.name]: async ({ data, by }) => {
    const { subAccountId, changeId, kind, code, message } = ChangeStuck.data.parse(data);
    return raise(by, {
      type: "sub_account.disable_incomplete",
      dedupeKey: `stuck:${changeId}`,
      ...(await subAccount(subAccountId)),
      facts: { change: kind, ...refusal(code, message) },
    });
  },

  [DriftFound.name]: async ({ data, occurrence, by }) => {
    const { subAccountId, missing, extra } = DriftFound.data.parse(data);
    return raise(by, {
      type: "sub_account.drift",
      dedupeKey: `drift:${subAccountId}:${occurrence}`,
      ...(await subAccount(subAccountId)),
      facts: { ...listed("missing", missing), ...listed("extra", extra) },
    });
  },
};

/** The events of which alerts are made. */
export const alertingEvents: readonly string[] = Object.keys(handlers);

const raise = (by: Context, alert: z.input<typeof RaiseAlert>) =>
  raiseAlert(by, RaiseAlert.parse(alert));

const resolve = (by: Context, { type, subjectType, subjectId }: z.output<typeof ResolveAlerts>) =>
  resolveAlerts(by, { type, subjectType, subjectId });

async function subAccount(id: string) {
  const { displayName, userName } = await requireSubAccount(db(), id);
  const label = userName && userName !== displayName ? `${displayName} (${userName})` : displayName;
  return { subjectType: "sub_account" as const, subjectId: id, subjectLabel: label };
}

async function cloudAccount(id: string) {
  const label = (await findCloudAccountName(db(), id)) ?? id;
  return { subjectType: "cloud_account" as const, subjectId: id, subjectLabel: label };
}

const spending = (
  { allocated, spent }: { allocated: string; spent: string },
  asOf: string | null,
) => ({ allocated, spent, ...(asOf ? { asOf } : {}) });

const refusal = (code: string | null, message: string | null) => ({
  ...(code ? { code } : {}),
  ...(message ? { message: message.slice(0, 500) } : {}),
});

const listed = (name: "missing" | "extra", items: readonly string[]) =>
  items.length > 0 ? { [name]: items.join(", ").slice(0, 1_000) } : {};
