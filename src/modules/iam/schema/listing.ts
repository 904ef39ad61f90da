import { z } from "zod";
import { Instant, PageRequest, storable } from "@/core/inputs";
import { ChangeDetail, ItemSubject } from "./changes";
import { Grant } from "./cloud-state";
import { ProjectName } from "./fields";
import { AnyReason, mostAtOnce } from "./status";

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
  ids: z.array(z.uuid()).min(1).max(mostAtOnce).optional(),
  /** Part of user name, display name, sign-in name, phone or e-mail. */
  search: z.string().trim().max(100).refine(storable, "iam.search_invalid").optional(),
  cloudAccountId: z.uuid().optional(),
  status: SubAccountStatus.optional(),
  reason: AnyReason.optional(),
  /** Missing in the cloud, held up or failed there, or different from what was granted. */
  trouble: z.boolean().optional(),
  /** Something is being done to it in the cloud, or waits to be. */
  open: z.boolean().optional(),
  project: ProjectName.optional(),
});
export type SubAccountFilter = z.output<typeof SubAccountFilter>;

/** Disabled and seen sort by since when; without that they come first. */
export const subAccountSorts = ["name", "displayName", "disabled", "seen", "created"] as const;
export type SubAccountSort = (typeof subAccountSorts)[number];

export const ListSubAccounts = SubAccountFilter.extend({
  sort: z.enum(subAccountSorts).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
}).extend(PageRequest.shape);
export type ListSubAccounts = z.output<typeof ListSubAccounts>;

/** The list as a file: the same conditions in the same order, all pages. */
export const ExportSubAccounts = ListSubAccounts.omit({ cursor: true, limit: true });
export const SubAccountsExported = z.object({ subAccounts: z.int() });

/**
 * Sub-accounts that are to be changed together, at most as many as can be; and what disabling those
 * that are enabled would take away now, in numbers.
 */
export const StatusPreview = z.object({
  /** In the order of their names. */
  accounts: z.array(z.object({ id: z.uuid(), userName: z.string(), displayName: z.string() })),
  /** How many the filter finds, however many that is. */
  total: z.int(),
  enabled: z.int(),
  disabled: z.int(),
  /** Of the disabled ones, those that each reason keeps so. */
  reasons: z.record(AnyReason, z.int()),
  policies: z.int(),
  activeKeys: z.int(),
  arkKeys: z.int(),
  consoleLogins: z.int(),
});
export type StatusPreview = z.output<typeof StatusPreview>;

/** Projects that sub-accounts are linked to, by name. */
export const ListLinkedProjects = z.object({
  search: z.string().trim().max(100).refine(storable, "iam.search_invalid").optional(),
});
export const LinkedProjectNames = z.array(
  z.object({ project: z.string(), displayName: z.string(), subAccounts: z.int() }),
);

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
  /** What holds it up, or ended it; with the cloud's own words. */
  code: z.string().nullable(),
  message: z.string().nullable(),
  openedAt: Instant,
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
  disabledAt: Instant.nullable(),
  projects: z.object({ monitored: z.int(), total: z.int() }),
  /** What AirGate granted, everywhere and per project. */
  grants: z.array(Grant),
  lastChange: LastChange.nullable(),
  /** A new access key's secret waits to be taken. */
  secretWaits: z.boolean(),
  missingSince: Instant.nullable(),
  cloudSeenAt: Instant.nullable(),
  createdAt: Instant,
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

/** `open`: only those that have not ended, or only those that have. */
export const ListChanges = z
  .object({ subAccountId: z.uuid(), open: z.boolean().optional() })
  .extend(PageRequest.shape);
export const ChangeItem = z.object({
  position: z.int(),
  subject: ItemSubject,
  state: z.enum(["waiting", "sent", "done", "failed", "undone"]),
  attempts: z.int(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  at: Instant.nullable(),
});
export const ChangeRow = LastChange.extend({
  detail: ChangeDetail,
  requestedBy: z.string(),
  endedAt: Instant.nullable(),
  attempts: z.int(),
  /** When it is tried again; null when it has ended. */
  dueAt: Instant.nullable(),
  /** Somebody is at it. */
  working: z.boolean(),
  items: z.array(ChangeItem),
});
export const ChangePage = z.object({ rows: z.array(ChangeRow), next: z.string().nullable() });
