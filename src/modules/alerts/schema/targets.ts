import { z } from "zod";
import { Instant, storable } from "@/core/inputs";
import { disableCauses, targetKinds } from "../rules/routing";
import { AlertType, Severity } from "./alerts";

export const TargetKind = z.enum(targetKinds);
export const Language = z.enum(["zh-CN", "en"]);

const Name = z
  .string()
  .trim()
  .min(1, "alerts.name_required")
  .max(80, "alerts.name_too_long")
  .refine(storable, "alerts.name_required");
/** It holds a token, so it is treated as a secret. */
const Url = z.string().trim().min(1, "alerts.url_required").max(1_000, "alerts.url_refused");
/** The one that the bot's own settings show. */
const BotSecret = z.string().trim().max(200, "alerts.secret_too_long");

/** Which alerts a target takes, and in which language. */
const filter = {
  /** Empty takes every type. */
  types: z.array(AlertType).max(50),
  minSeverity: Severity,
  language: Language,
};

export const AddTarget = z.object({
  kind: TargetKind,
  name: Name,
  url: Url,
  /** Of a Feishu bot that checks signatures; a webhook's secret is made by AirGate. */
  secret: BotSecret.optional(),
  ...filter,
});
/** A webhook's secret is in this answer and nowhere else. */
export const TargetSecret = z.object({ id: z.uuid(), secret: z.string().nullable() });

export const EditTarget = z.object({
  id: z.uuid(),
  name: Name,
  /** Left out, the address stays. */
  url: Url.optional(),
  ...filter,
});

export const RotateTargetSecret = z.object({
  id: z.uuid(),
  /** The bot's new secret; empty when it checks signatures no more. Not for a webhook. */
  secret: BotSecret.optional(),
  /** Hours for which a webhook's messages are signed with the old secret too; 0 ends it at once. */
  graceHours: z.int().min(0, "alerts.grace_invalid").max(168, "alerts.grace_invalid").default(24),
});

export const SwitchTarget = z.object({ id: z.uuid(), enabled: z.boolean() });
export const TargetId = z.object({ id: z.uuid() });
export const TargetChanged = z.object({ id: z.uuid() });

export const Target = z.object({
  id: z.uuid(),
  kind: TargetKind,
  name: z.string(),
  /** Host and the last characters: enough to know it again. */
  address: z.string(),
  signed: z.boolean(),
  /** Until when messages are signed with the secret before, too. */
  previousUntil: Instant.nullable(),
  ...filter,
  enabled: z.boolean(),
  disabledBecause: z.enum(disableCauses).nullable(),
  /** The last delivery that arrived, and the last that did not. */
  lastDeliveredAt: Instant.nullable(),
  lastFailedAt: Instant.nullable(),
  waiting: z.int(),
  dead: z.int(),
  createdBy: z.string(),
  createdAt: Instant,
});
export type Target = z.output<typeof Target>;

/** What the receiver answered to a test message. */
export const TargetTested = z.object({
  delivered: z.boolean(),
  code: z.string(),
  status: z.int().nullable(),
  /** The beginning of its answer, in its own words. */
  answer: z.string(),
  tookMs: z.int(),
});
