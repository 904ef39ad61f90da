import { z } from "zod";
import { NewPassword } from "@/core/passwords";
import {
  ConsolePassword,
  DisplayName,
  Email,
  Phone,
  Policies,
  PortalName,
  ProjectName,
  UserName,
} from "./fields";

export const FirstProject = z.object({
  project: ProjectName,
  policies: Policies,
  /** Its spend counts for the sub-account from today on. */
  monitored: z.boolean().default(true),
});

export const CreateSubAccount = z.object({
  /** Chosen by the caller once: a repetition is not a second user. It becomes the sub-account's id. */
  requestId: z.uuid().toLowerCase(),
  cloudAccountId: z.uuid(),
  userName: UserName,
  displayName: DisplayName,
  phone: Phone.optional(),
  email: Email.optional(),
  /** Sign-in at the cloud's console; not the AirGate password. */
  console: z
    .object({
      password: ConsolePassword,
      allowed: z.boolean().default(true),
      resetRequired: z.boolean().default(true),
    })
    .optional(),
  accessKey: z.boolean().default(true),
  projects: z
    .array(FirstProject)
    .max(20, "iam.projects_too_many")
    .refine((all) => new Set(all.map(({ project }) => project)).size === all.length, {
      error: "iam.project_twice",
    })
    .default([]),
  /** Global policies: they hold in every project. */
  policies: Policies.default([]),
  /** Sign-in at AirGate; without a password nobody can. */
  portal: z
    .object({ username: PortalName.optional(), password: NewPassword.optional() })
    .default({}),
});
export type CreateSubAccount = z.output<typeof CreateSubAccount>;

export const SharedOwner = z.object({ subAccountId: z.uuid(), displayName: z.string() });
export type SharedOwner = z.output<typeof SharedOwner>;

/** A project that counts in full for each of several sub-accounts. */
export const SharedProject = z.object({ project: z.string(), others: z.array(SharedOwner) });
export type SharedProject = z.output<typeof SharedProject>;

export const SubAccountCreated = z.object({
  subAccountId: z.uuid(),
  /** Its name at AirGate's sign-in. */
  username: z.string(),
  shared: z.array(SharedProject),
});
