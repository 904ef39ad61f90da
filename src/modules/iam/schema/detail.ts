import { z } from "zod";
import { Instant, PageRequest, storable } from "@/core/inputs";
import { CloudState, Grant, KeyState, Policy, Snapshot } from "./cloud-state";
import { SharedOwner } from "./creating";
import { SubAccountRow } from "./listing";
import { AnyReason } from "./status";

export const LinkedProject = z.object({
  project: z.string(),
  displayName: z.string(),
  monitored: z.boolean(),
  linkedAt: Instant,
  /** The cloud no longer lists it. */
  goneAt: Instant.nullable(),
  /** For whom else it counts, in full. */
  others: z.array(SharedOwner),
});

/** How the cloud differs from what is wanted; shown, and where it is AirGate's own, made good by a job. */
export const Drift = z.object({
  missing: z.array(Grant),
  extra: z.array(Grant),
  activeKeys: z.array(z.string()),
  loginOpen: z.boolean(),
});

export const SubAccountDetail = SubAccountRow.extend({
  cloudUserId: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  links: z.array(LinkedProject),
  /** What the cloud last showed. */
  cloudState: CloudState.nullable(),
  /** What it had when it was disabled, and gets back. */
  snapshot: Snapshot.nullable(),
  drift: Drift.nullable(),
  /** The change that disabled it: who asked, and why. */
  disabledBy: z
    .object({ requestedBy: z.string(), reason: AnyReason.nullable(), note: z.string().nullable() })
    .nullable(),
  arkKeys: z.array(KeyState),
  /** The access key whose secret was made here last. */
  newestKey: z.string().nullable(),
  portal: z.object({
    username: z.string(),
    enabled: z.boolean(),
    hasPassword: z.boolean(),
    mustChangePassword: z.boolean(),
    lastSignInAt: Instant.nullable(),
  }),
  /** What disabling takes away now, in numbers; before anybody does it. */
  consequences: z.object({
    activeKeys: z.int(),
    policies: z.int(),
    arkKeys: z.int(),
    consoleLogin: z.boolean(),
  }),
  deletedAt: Instant.nullable(),
});
export type SubAccountDetail = z.output<typeof SubAccountDetail>;

/**
 * Where a policy stands: AirGate granted it, the cloud shows it, or an enable gives it back; any of
 * these together.
 */
const ShownGrant = Grant.extend({ granted: z.boolean(), present: z.boolean(), kept: z.boolean() });
export const GrantsOverview = z.object({
  disabled: z.boolean(),
  /** Everywhere. */
  global: z.array(ShownGrant),
  /** Per linked project, and per project in which somebody attached something. */
  projects: z.array(
    z.object({
      project: z.string(),
      displayName: z.string(),
      linked: z.boolean(),
      monitored: z.boolean(),
      grants: z.array(ShownGrant),
    }),
  ),
  /** When the cloud showed this; null when it never did. */
  asOf: Instant.nullable(),
  /** Asked just now; else what it showed last, because it did not answer. */
  live: z.boolean(),
  failed: z.string().nullable(),
});
export type GrantsOverview = z.output<typeof GrantsOverview>;

const CloudList = {
  cloudAccountId: z.uuid(),
  search: z.string().trim().max(100).refine(storable, "iam.search_invalid").optional(),
  offset: z.int().min(0).max(100_000).default(0),
  limit: PageRequest.shape.limit,
};
export const ListCloudPolicies = z.object({
  ...CloudList,
  scope: z.enum(["System", "Custom"]).optional(),
});
export const CloudPolicyPage = z.object({
  rows: z.array(Policy.extend({ description: z.string(), category: z.string() })),
  /** Null where the cloud did not count. */
  total: z.int().nullable(),
  next: z.int().nullable(),
});
export const ListCloudProjects = z.object(CloudList);
export const CloudProjectPage = z.object({
  rows: z.array(
    z.object({
      name: z.string(),
      displayName: z.string(),
      /** For whom its spend counts already, in full. */
      monitoredFor: z.array(SharedOwner),
    }),
  ),
  total: z.int().nullable(),
  next: z.int().nullable(),
});
