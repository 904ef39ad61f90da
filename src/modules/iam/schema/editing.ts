import { z } from "zod";
import { CallerId, Reason } from "@/core/inputs";
import { NewPassword } from "@/core/passwords";
import { ConsolePassword, DisplayName, Email, Phone, PortalName } from "./fields";
import { Kept } from "./projects";

/** What is absent stays; null empties a phone or an e-mail. */
export const EditProfile = z.object({
  subAccountId: z.uuid(),
  displayName: DisplayName.optional(),
  phone: Phone.nullable().optional(),
  email: Email.nullable().optional(),
});
/** The change that brings it to the cloud, and then here; null when nothing is different. */
export const ProfileEdited = z.object({ changeId: z.uuid().nullable() });

export const SetConsolePassword = z.object({
  subAccountId: z.uuid(),
  password: ConsolePassword,
  /** Whether console login is allowed with it. */
  allowed: z.boolean().default(true),
  resetRequired: z.boolean().default(true),
});
export const AllowConsoleLogin = z.object({ subAccountId: z.uuid(), allowed: z.boolean() });
export const ConsoleLoginSet = z.object({ changeId: z.uuid().nullable(), kept: Kept });

export const DeleteSubAccount = z.object({ subAccountId: z.uuid(), reason: Reason });
export const Deleting = z.object({
  subAccountId: z.uuid(),
  /** Null where there was nothing in the cloud to delete. */
  changeId: z.uuid().nullable(),
});

export const SetPortalPassword = z.object({ subAccountId: z.uuid(), password: NewPassword });
export const SetPortalLogin = z.object({
  subAccountId: z.uuid(),
  username: PortalName.optional(),
  enabled: z.boolean().optional(),
});
export const PortalLoginSet = z.object({ username: z.string(), enabled: z.boolean() });

const KeyId = z.string().trim().min(1).max(128);
export const CreateAccessKey = z.object({
  subAccountId: z.uuid(),
  /** Chosen by the caller once: a repetition is not a second key. It becomes the change's id. */
  requestId: z.uuid().toLowerCase(),
});
export const SetAccessKey = z.object({ subAccountId: z.uuid(), key: KeyId, active: z.boolean() });
export const DeleteAccessKey = z.object({ subAccountId: z.uuid(), key: KeyId });
export const AccessKeyChanged = z.object({ changeId: z.uuid().nullable(), kept: Kept });

export const TakeKeySecret = z.object({ subAccountId: z.uuid() });
/** Shown once: it is erased here, and the cloud does not tell it again. */
export const KeySecret = z.object({ accessKeyId: CallerId, secretAccessKey: z.string() });

export const RetryChange = z.object({ changeId: z.uuid() });
export const AbandonChange = z.object({ changeId: z.uuid(), reason: Reason });
export const ChangeNow = z.object({
  changeId: z.uuid(),
  state: z.enum(["open", "undoing", "done", "undone", "superseded"]),
});
