import { z } from "zod";
import { Reason, storable } from "@/core/inputs";

const AccountName = z
  .string()
  .trim()
  .min(1, "cloud_account.name_required")
  .max(60, "cloud_account.name_too_long")
  .refine(storable, "cloud_account.name_invalid");

/** The cloud gives keys no documented shape; what would break a header is refused. */
const KeyText = z
  .string()
  .trim()
  .min(8, "cloud_account.key_invalid")
  .max(200)
  .regex(/^[\x21-\x7e]+$/, {
    error: "cloud_account.key_invalid",
  });

const Credentials = z.object({ accessKeyId: KeyText, secretAccessKey: KeyText });

export const AddCloudAccount = z.object({ name: AccountName }).extend(Credentials.shape);
export const RenameCloudAccount = z.object({ id: z.uuid(), name: AccountName });
export const ReplaceCredentials = z
  .object({ id: z.uuid() })
  .extend(Credentials.shape)
  .extend({ reason: Reason });
export const SwitchCloudAccount = z.object({
  id: z.uuid(),
  disabled: z.boolean(),
  reason: Reason,
});

/** A cloud account as lists show it: the secret never, of the access key only what tells it apart. */
export const CloudAccount = z.object({
  id: z.uuid(),
  name: z.string(),
  accountNumber: z.string(),
  accessKeyEnding: z.string(),
  disabled: z.boolean(),
  verifiedAt: z.date(),
  trouble: z.string().nullable(),
  syncedAt: z.date().nullable(),
  subAccounts: z.int(),
});
export type CloudAccount = z.output<typeof CloudAccount>;

export const CloudAccountAdded = z.object({ id: z.uuid(), accountNumber: z.string() });
export const Done = z.object({});
