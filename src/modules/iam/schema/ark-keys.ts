import { z } from "zod";
import { Instant, PageRequest, Reason, storable } from "@/core/inputs";
import { ProjectName } from "./fields";
import { Kept } from "./projects";

const KeyName = z
  .string()
  .trim()
  .min(1, "iam.ark_key_name_invalid")
  .max(64, "iam.ark_key_name_invalid")
  .refine(storable, "iam.ark_key_name_invalid");

/** Of any form (volcengine.md §7), but not the mask that the cloud's list shows. */
const Plaintext = z
  .string()
  .trim()
  .min(16, "iam.ark_key_invalid")
  .max(512, "iam.ark_key_invalid")
  .regex(/^[\x21-\x7e]+$/, "iam.ark_key_invalid")
  .refine((text) => !text.includes("**"), "iam.ark_key_masked");

const Status = z.enum(["creating", "unreadable", "active", "inactive", "deleting", "deleted"]);
const Origin = z.enum(["created", "entered"]);

export const CreateArkKey = z.object({
  /** Chosen by the caller once: a repetition is not a second key. It becomes the key's id. */
  requestId: z.uuid().toLowerCase(),
  subAccountId: z.uuid(),
  project: ProjectName,
  name: KeyName,
});
export const EnterArkKey = z.object({
  subAccountId: z.uuid(),
  project: ProjectName,
  name: KeyName,
  apiKey: Plaintext,
});
export const FillArkKey = z.object({ arkKeyId: z.uuid(), apiKey: Plaintext });
export const ArkKeyNow = z.object({
  arkKeyId: z.uuid(),
  status: Status,
  /** Whether its number in the cloud is known: without it AirGate cannot switch or delete it there. */
  numbered: z.boolean(),
});

export const NameArkKey = z.object({ arkKeyId: z.uuid() });
export const RenameArkKey = z.object({ arkKeyId: z.uuid(), name: KeyName });
export const ArkKeyRenamed = z.object({ name: z.string() });
export const SwitchArkKey = z.object({ arkKeyId: z.uuid(), active: z.boolean() });
export const EndArkKey = z.object({ arkKeyId: z.uuid(), reason: Reason });
export const ArkKeyChanged = z.object({ changeId: z.uuid().nullable(), kept: Kept });
export const ArkKeyDeleting = z.object({
  changeId: z.uuid(),
  /** The cloud cannot be told which key it is: it is only forgotten here, and must be deleted there. */
  onlyForgotten: z.boolean(),
});
export const ArkKeyReading = z.object({ changeId: z.uuid() });

/** The one answer with a plaintext. */
export const ArkKeyRevealed = z.object({ arkKeyId: z.uuid(), apiKey: z.string() });

export const ListArkKeys = PageRequest.extend({
  /** The last row of the page before. */
  cursor: z.uuid().optional(),
  cloudAccountId: z.uuid().optional(),
  subAccountId: z.uuid().optional(),
  project: ProjectName.optional(),
  origin: Origin.optional(),
  /** Without one, all that are not deleted. */
  status: Status.optional(),
  /** Part of a name, of the ending, or of the sub-account's names. */
  search: z.string().trim().max(128).refine(storable).optional(),
});
const ArkKey = z.object({
  id: z.uuid(),
  project: z.string(),
  name: z.string(),
  origin: Origin,
  status: Status,
  /** The last four characters; null until the plaintext was read. */
  ending: z.string().nullable(),
  /** Whether there is a plaintext to reveal. */
  readable: z.boolean(),
  createdAt: Instant,
  rotatedAt: Instant.nullable(),
});
/** What is being done to a key in the cloud, or what was given up last and why. */
export const ArkWork = z.object({
  changeId: z.uuid(),
  state: z.enum(["open", "undoing", "undone"]),
  /** The item that it stands at. */
  verb: z.enum([
    "create_ark_key",
    "withdraw_ark_key",
    "read_ark_key",
    "rotate_ark_key",
    "set_ark_key",
    "delete_ark_key",
  ]),
  code: z.string().nullable(),
  /** The cloud's own words. */
  message: z.string().nullable(),
  attempts: z.int(),
  /** When it is tried again; null when it was given up. */
  dueAt: Instant.nullable(),
  working: z.boolean(),
});
export type ArkWork = z.output<typeof ArkWork>;

export const ArkKeyShown = ArkKey.extend({
  subAccountId: z.uuid(),
  userName: z.string().nullable(),
  displayName: z.string(),
  cloudAccount: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  numbered: z.boolean(),
  /** Whether the reader had it made or rotated, and may see its plaintext this once. */
  takeable: z.boolean(),
  work: ArkWork.nullable(),
  lastRevealedAt: Instant.nullable(),
  deletedAt: Instant.nullable(),
});
export const ArkKeyPage = z.object({
  rows: z.array(ArkKeyShown),
  next: z.uuid().nullable(),
});

export const MyArkKeys = z.object({ keys: z.array(ArkKey) });
