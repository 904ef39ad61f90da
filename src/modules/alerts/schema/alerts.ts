import { z } from "zod";
import { Instant, PageRequest, Reason, storable } from "@/core/inputs";
import { alertTypes, type FactName, factKinds, severities } from "../rules/catalogue";
import { alertActs, alertStates } from "../rules/states";
import { Delivery } from "./deliveries";

export const AlertType = z.enum(alertTypes);
export const Severity = z.enum(severities);
export const AlertState = z.enum(alertStates);
export const SubjectType = z.enum(["sub_account", "cloud_account", "target"]);

const factNames = Object.keys(factKinds) as [FactName, ...FactName[]];
export const AlertFacts = z.partialRecord(z.enum(factNames), z.string().max(2_000));

/** What of the spending is each project's; amounts are decimal strings. */
const ProjectParts = z
  .array(z.object({ project: z.string().max(200), amount: z.string().max(40) }))
  .max(100);

export const AlertDetails = z.object({ facts: AlertFacts, projects: ProjectParts });
export type AlertDetails = z.output<typeof AlertDetails>;

export const RaiseAlert = z.object({
  type: AlertType,
  /** The same for the same occurrence, whoever tells of it and however often. */
  dedupeKey: z.string().min(1).max(300),
  subjectType: SubjectType,
  subjectId: z.string().min(1).max(200),
  /** Its name at that time. */
  subjectLabel: z.string().max(300),
  facts: AlertFacts,
  projects: ProjectParts.default([]),
  /** What a person is asked to decide. */
  asks: z.enum(["disable"]).nullable().default(null),
  /** It is over already when it is told: it is kept as resolved, and nobody is notified. */
  over: z.boolean().default(false),
});
export const AlertRaised = z.object({ id: z.uuid(), raised: z.boolean(), deliveries: z.int() });

export const ResolveAlerts = z.object({
  type: AlertType,
  subjectType: SubjectType,
  subjectId: z.string(),
});
export const AlertsResolved = z.object({ ids: z.array(z.uuid()) });

const Note = z
  .string()
  .trim()
  .max(500, "reason.too_long")
  .refine(storable, "reason.not_text")
  .transform((text) => (text === "" ? null : text));

export const DisableAsked = z.object({ id: z.uuid(), reason: Reason });

export const ActOnAlert = z.object({ id: z.uuid(), note: Note.nullable().default(null) });

const summary = {
  id: z.uuid(),
  /** Its place in the inbox: newer alerts have higher ones. */
  seq: z.int(),
  type: AlertType,
  severity: Severity,
  subjectType: SubjectType,
  subjectId: z.string(),
  subjectLabel: z.string(),
  facts: AlertFacts,
  asks: z.enum(["disable"]).nullable(),
  state: AlertState,
  raisedAt: Instant,
};
export const AlertSummary = z.object({ ...summary, unread: z.boolean() });
export type AlertSummary = z.output<typeof AlertSummary>;

export const ListAlerts = PageRequest.extend({
  types: z.array(AlertType).max(alertTypes.length).optional(),
  severities: z.array(Severity).max(severities.length).optional(),
  states: z.array(AlertState).max(alertStates.length).optional(),
  subjectType: SubjectType.optional(),
  subjectId: z.string().max(200).optional(),
});
export const AlertPage = z.object({ rows: z.array(AlertSummary), next: z.string().nullable() });

/** One thing that was done about an alert; its first is that it was raised. */
const AlertStep = z.object({
  act: z.enum(["raise", ...alertActs]),
  actor: z.string(),
  note: z.string().nullable(),
  at: Instant,
});

export const GetAlert = z.object({ id: z.uuid() });
export const AlertDetail = z.object({
  ...summary,
  projects: ProjectParts,
  history: z.array(AlertStep),
  deliveries: z.array(Delivery),
});
export type AlertDetail = z.output<typeof AlertDetail>;

/** What the bell shows. Beyond 99 it counts no further. */
export const Inbox = z.object({
  unread: z.int(),
  open: z.int(),
  /** The newest, whatever their state. */
  latest: z.array(AlertSummary),
});

export const MarkRead = z.object({ through: z.int().min(0) });
export const MarkedRead = z.object({ through: z.int() });
