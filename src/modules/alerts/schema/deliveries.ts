import { z } from "zod";
import { Instant, PageRequest } from "@/core/inputs";
import { alertTypes } from "../rules/catalogue";
import { targetKinds } from "../rules/routing";

/** `failed` is tried again by itself; `dead` only when somebody asks for it. */
export const deliveryStates = ["waiting", "delivered", "failed", "dead"] as const;
export const DeliveryState = z.enum(deliveryStates);

export const Delivery = z.object({
  id: z.uuid(),
  alertId: z.uuid(),
  alertType: z.enum(alertTypes),
  subjectLabel: z.string(),
  targetId: z.uuid(),
  targetName: z.string(),
  targetKind: z.enum(targetKinds),
  state: DeliveryState,
  attempts: z.int(),
  /** When it is tried next; null when it is not. */
  dueAt: Instant.nullable(),
  lastAttemptAt: Instant.nullable(),
  /** The last answer's HTTP status, and what went wrong: `http_500`, `timed_out`, `feishu_19021`. */
  lastStatus: z.int().nullable(),
  lastCode: z.string().nullable(),
  /** The beginning of the answer, in the receiver's words. */
  lastError: z.string().nullable(),
  deliveredAt: Instant.nullable(),
  createdAt: Instant,
});
export type Delivery = z.output<typeof Delivery>;

export const ListDeliveries = PageRequest.extend({
  alertId: z.uuid().optional(),
  targetId: z.uuid().optional(),
  state: DeliveryState.optional(),
});
export const DeliveryPage = z.object({ rows: z.array(Delivery), next: z.string().nullable() });

export const ReplayDelivery = z.object({ id: z.uuid() });
export const DeliveryReplayed = z.object({ id: z.uuid(), dueAt: Instant });

/** One pass over what is due. */
export const DeliverDue = z.object({ limit: z.int().min(1).max(500) });
export const DueDelivered = z.object({
  delivered: z.int(),
  failed: z.int(),
  dead: z.int(),
  /** When there will be something to do again; null while nothing waits. */
  nextAt: Instant.nullable(),
});
