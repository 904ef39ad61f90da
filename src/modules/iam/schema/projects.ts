import { z } from "zod";
import { Grant } from "./cloud-state";
import { SharedProject } from "./creating";
import { Policies, ProjectName } from "./fields";

/** Where an edit went: to the cloud, or to what an enable will give back. */
export const Kept = z.enum(["snapshot", "cloud"]);

export const LinkProject = z.object({
  subAccountId: z.uuid(),
  project: ProjectName,
  policies: Policies,
  /** Its spend counts for the sub-account from today on. */
  monitored: z.boolean().default(true),
});
export const ProjectLinked = z.object({
  project: z.string(),
  kept: Kept,
  /** For whom else its spend counts; told before anything is wrong. */
  shared: z.array(SharedProject),
});

export const UnlinkProject = z.object({ subAccountId: z.uuid(), project: ProjectName });
export const ProjectUnlinked = z.object({
  project: z.string(),
  kept: Kept,
  /** What AirGate had attached there; what others attached stays. */
  detached: z.array(Grant),
});

export const SetMonitoring = z.object({
  subAccountId: z.uuid(),
  /** One project, or all that are linked. */
  project: ProjectName.optional(),
  monitored: z.boolean(),
});
export const MonitoringSet = z.object({
  changed: z.array(z.string()),
  shared: z.array(SharedProject),
});

const Grants = z.array(Grant).max(50, "iam.policies_too_many").default([]);
export const SetGrants = z
  .object({ subAccountId: z.uuid(), attach: Grants, detach: Grants })
  .refine(({ attach, detach }) => attach.length + detach.length > 0, { error: "iam.grants_none" });
export const GrantsSet = z.object({
  attached: z.array(Grant),
  detached: z.array(Grant),
  kept: Kept,
});
