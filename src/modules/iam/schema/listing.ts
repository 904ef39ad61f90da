import { z } from "zod";
import { PageRequest, storable } from "@/core/inputs";
import { ChangeDetail, ItemSubject } from "./changes";
import { Grant } from "./cloud-state";
import { ProjectName } from "./fields";
import { AnyReason } from "./status";

export const SubAccountStates = z.enum(["creating", "ready", "deleting", "deleted", "not_created"]);

/** How a list filters by what a sub-account is; deleted ones are shown only when they are asked for. */
export const SubAccountStatus = z.enum([
  "enabled",
  "disabled",
  "creating",
  "deleting",
  "deleted",
  "not_created",
]);

export const SubAccountFilter = z.object({
  /** Part of user name, display name, sign-in name, phone or e-mail. */
  search: z.string().trim().max(100).refine(storable, "iam.search_invalid").optional(),
  cloudAccountId: z.uuid().optional(),
  status: SubAccountStatus.optional(),
  reason: AnyReason.optional(),
  /** Missing in the cloud, held up or failed there, or different from what was granted. */
  trouble: z.boolean().optional(),
  project: ProjectName.optional(),
});
export type SubAccountFilter = z.output<typeof SubAccountFilter>;
export const ListSubAccounts = SubAccountFilter.extend(PageRequest.shape);

const ChangeKind = z.enum([
  "create",
  "profile",
  "grants",
  "console_login",
  "disable",
  "enable",
  "keys",
  "ark_key",
  "delete",
]);
const ChangeState = z.enum(["open", "undoing", "done", "undone", "superseded"]);

/** The last thing that was done to it in the cloud, or is being done. */
export const LastChange = z.object({
  id: z.uuid(),
  kind: ChangeKind,
  state: ChangeState,
  code: z.string().nullable(),
  openedAt: z.date(),
});

export const SubAccountRow = z.object({
  id: z.uuid(),
  /** Null only where there is nothing but the portal. */
  cloudAccount: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  userName: z.string().nullable(),
  displayName: z.string(),
  username: z.string(),
  state: SubAccountStates,
  disabledReasons: z.array(AnyReason),
  disabledAt: z.date().nullable(),
  projects: z.object({ monitored: z.int(), total: z.int() }),
  /** What AirGate granted, everywhere and per project. */
  grants: z.array(Grant),
  lastChange: LastChange.nullable(),
  /** A new access key's secret waits to be taken. */
  secretWaits: z.boolean(),
  missingSince: z.date().nullable(),
  cloudSeenAt: z.date().nullable(),
  createdAt: z.date(),
});
export type SubAccountRow = z.output<typeof SubAccountRow>;
export const SubAccountPage = z.object({
  rows: z.array(SubAccountRow),
  next: z.string().nullable(),
});

export const SubAccountCounts = z.object({
  all: z.int(),
  enabled: z.int(),
  disabled: z.int(),
  exhausted: z.int(),
  trouble: z.int(),
});

export const ListChanges = z.object({ subAccountId: z.uuid() }).extend(PageRequest.shape);
export const ChangeItem = z.object({
  position: z.int(),
  subject: ItemSubject,
  state: z.enum(["waiting", "sent", "done", "failed", "undone"]),
  attempts: z.int(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  at: z.date().nullable(),
});
export const ChangeRow = LastChange.extend({
  detail: ChangeDetail,
  requestedBy: z.string(),
  endedAt: z.date().nullable(),
  attempts: z.int(),
  /** When it is tried again; null when it has ended. */
  dueAt: z.date().nullable(),
  /** Somebody is at it. */
  working: z.boolean(),
  message: z.string().nullable(),
  items: z.array(ChangeItem),
});
export const ChangePage = z.object({ rows: z.array(ChangeRow), next: z.string().nullable() });
